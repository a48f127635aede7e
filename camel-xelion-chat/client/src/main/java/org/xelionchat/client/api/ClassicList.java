package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.DATA;
import static org.xelionchat.client.api.Field.ID;
import static org.xelionchat.client.api.Field.META;
import static org.xelionchat.client.api.Field.NEXT_ID;
import static org.xelionchat.client.api.Field.OBJECT;
import static org.xelionchat.client.api.Field.OID;
import static org.xelionchat.client.api.Field.PAGING;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.http.HttpCall;

/** Reads a list over all its pages (P3.5). */
final class ClassicList {

    private static final int MOST_PAGES = 1_000;
    private static final int MOST_ELEMENTS = 50_000;

    private final AnsweredCalls calls;
    private final HttpCall first;
    private final List<LenientJson> elements = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> cursors = new HashSet<>();
    private final CompletableFuture<List<LenientJson>> result = new CompletableFuture<>();
    private int pages;

    private ClassicList(AnsweredCalls calls, HttpCall first) {
        this.calls = calls;
        this.first = first;
    }

    /**
     * {@return the elements of all pages, unwrapped, in Xelion's order}
     *
     * @param calls sends the calls
     * @param first the call for the first page
     */
    static CompletableFuture<List<LenientJson>> read(AnsweredCalls calls, HttpCall first) {
        ClassicList list = new ClassicList(calls, first);
        list.request(first);
        return list.result;
    }

    private void request(HttpCall page) {
        calls.send(page, answer -> {
                    LenientJson json = LenientJson.parse(answer.body()).orElse(LenientJson.NOTHING);
                    if (!json.isArray() && !json.at(DATA).isArray()) {
                        throw Answers.malformed(page, answer, "a list");
                    }
                    return json;
                })
                .whenComplete((json, failure) -> {
                    if (failure == null) {
                        take(json);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
    }

    private void take(LenientJson page) {
        boolean news = false;
        for (LenientJson element : (page.isArray() ? page : page.at(DATA)).elements()) {
            LenientJson object = element.at(OBJECT).isObject() ? element.at(OBJECT) : element;
            String id = object.at(OID, ID).id();
            // P6.8: what has no id is for the reader to judge
            if (id == null || ids.add(id)) {
                elements.add(object);
                news = true;
            }
        }
        pages++;
        String next = page.at(META).at(PAGING).at(NEXT_ID).id();
        if (next == null || !news || !cursors.add(next)) {
            // a last page may name itself as the next one, and need not be the only one to do so
            result.complete(List.copyOf(elements));
        } else if (pages == MOST_PAGES || elements.size() > MOST_ELEMENTS) {
            result.completeExceptionally(new XelionProtocolException(
                    first.operation() + " failed: the list has no end, " + elements.size() + " elements on " + pages
                            + " pages so far",
                    CallFailure.withoutAnswer(first.operation(), first.sessionId(), false)));
        } else {
            request(first.withPath(first.path() + "?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        }
    }
}
