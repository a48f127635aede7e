package org.xelionchat.simulator.classic;

import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import org.xelionchat.simulator.account.AccountRefusal;
import org.xelionchat.simulator.account.Accounts;
import org.xelionchat.simulator.call.Answer;
import org.xelionchat.simulator.call.Api;
import org.xelionchat.simulator.call.ApiCall;
import org.xelionchat.simulator.call.CallRefusal;
import org.xelionchat.simulator.call.CallRoute;
import org.xelionchat.simulator.call.ListReads;
import org.xelionchat.simulator.chat.ChatRefusal;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.socket.EventUrls;
import org.xelionchat.simulator.wire.ErrorForm;

/** Everything below {@code /api/v1/} (P3). */
public final class ClassicApi implements Api {

    /** An attachment of 10 MB in base64, and a bit. */
    private static final long LARGEST_BODY = 16 * 1024 * 1024;

    private final ClassicRoutes routes;
    private final ClassicChecks checks;
    private final ClassicCalls calls;
    private final ConcurrentRequests requests;

    /**
     * Creates it.
     *
     * @param tenant the one tenant there is
     * @param settings how it is configured
     * @param plannedDates whether idle and end dates tell what is planned (P6.5)
     * @param accounts who may call
     * @param state what it answers from
     * @param eventUrls gives out event URLs
     * @param reads watches over reads of message lists
     */
    public ClassicApi(
            String tenant,
            ClassicSettings settings,
            boolean plannedDates,
            Accounts accounts,
            ChatState state,
            EventUrls eventUrls,
            ListReads reads) {
        this.routes = new ClassicRoutes(settings);
        this.checks = new ClassicChecks(tenant, accounts, settings.attachmentsRefused());
        ClassicJson json = new ClassicJson(settings, plannedDates, state::agentName);
        this.calls = new ClassicCalls(tenant, accounts, state, checks, json, eventUrls, reads);
        this.requests = new ConcurrentRequests(settings.concurrentRequests());
    }

    /** {@return the path below which this answers} */
    public static String prefix() {
        return ClassicRoutes.PREFIX;
    }

    @Override
    public Optional<CallRoute> route(String rawPath) {
        return routes.of(rawPath);
    }

    @Override
    public TokenCheck token(ApiCall call) {
        return checks.token(call);
    }

    @Override
    public Optional<CallRefusal> turnedAway(ApiCall call, HttpServerExchange exchange) {
        return checks.whoCalls(call).flatMap(login -> requests.begin(login, exchange));
    }

    @Override
    public Answer carryOut(ApiCall call, TokenCheck token, CallJournal.Entry entry, HttpServerExchange exchange) {
        try {
            checks.address(call);
            return calls.carryOut(call, entry, exchange);
        } catch (AccountRefusal refused) {
            throw ClassicChecks.refusal(refused);
        } catch (ChatRefusal refused) {
            throw refusal(refused);
        }
    }

    @Override
    public ErrorForm errors() {
        // P8.1
        return ErrorForm.JSON;
    }

    @Override
    public long largestBody() {
        return LARGEST_BODY;
    }

    @Override
    public String recordedBody(ApiCall call) {
        return RecordableBody.of(call);
    }

    /** P8.1. */
    private static CallRefusal refusal(ChatRefusal refused) {
        return switch (refused.reason()) {
            case SESSION_ENDED -> CallRefusal.of(404, 10066, refused.getMessage());
            case SESSION_UNKNOWN, LINE_UNKNOWN -> CallRefusal.of(404, 10100, refused.getMessage());
            case SESSION_OF_ANOTHER_GATEWAY, TRANSCRIPT_DISABLED ->
                throw new IllegalStateException(refused.reason() + " does not happen on the classic API");
        };
    }
}
