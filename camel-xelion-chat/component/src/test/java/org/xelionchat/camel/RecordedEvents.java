package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.NewExternalChatEvent;

/** What a route got, in the order in which it got it. */
final class RecordedEvents implements Processor {

    private final List<Recorded> all = new CopyOnWriteArrayList<>();

    /** One exchange. */
    record Recorded(ChatEvent event, Map<String, Object> headers, ExchangePattern pattern, String threadName) {

        Object header(String name) {
            return headers.get(name);
        }
    }

    @Override
    public void process(Exchange exchange) {
        all.add(new Recorded(
                exchange.getMessage().getBody(ChatEvent.class),
                new HashMap<>(exchange.getMessage().getHeaders()),
                exchange.getPattern(),
                Thread.currentThread().getName()));
    }

    List<Recorded> all() {
        return all;
    }

    List<String> types() {
        return types(recorded -> true);
    }

    List<String> types(String sessionId) {
        return types(recorded -> recorded.event().sessionId().equals(sessionId));
    }

    List<String> texts() {
        return texts(event -> true);
    }

    List<String> texts(String sessionId) {
        return texts(event -> event.sessionId().equals(sessionId));
    }

    /** Waits for the first event of a type. */
    Recorded await(String type) {
        awaitThat(types -> types.contains(type));
        return all.stream()
                .filter(recorded -> recorded.event().type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for so many events of a type. */
    void await(String type, int number) {
        awaitThat(types -> types.stream().filter(type::equals).count() >= number);
    }

    void awaitTexts(String... texts) {
        Awaitility.await().untilAsserted(() -> assertThat(texts()).containsExactly(texts));
    }

    private void awaitThat(Predicate<List<String>> condition) {
        Awaitility.await().untilAsserted(() -> {
            List<String> types = types();
            assertThat(condition.test(types))
                    .as(() -> "events so far: " + types)
                    .isTrue();
        });
    }

    private List<String> types(Predicate<Recorded> filter) {
        return all.stream()
                .filter(filter)
                .map(recorded -> recorded.event().type())
                .toList();
    }

    private List<String> texts(Predicate<NewExternalChatEvent> filter) {
        return all.stream()
                .map(Recorded::event)
                .filter(NewExternalChatEvent.class::isInstance)
                .map(NewExternalChatEvent.class::cast)
                .filter(filter)
                .map(event -> event.message().text())
                .toList();
    }
}
