package org.xelionchat.simulator.gateway;

import io.undertow.server.HttpServerExchange;
import java.util.Optional;
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
import org.xelionchat.simulator.socket.Audience;
import org.xelionchat.simulator.socket.EventUrls;
import org.xelionchat.simulator.wire.ErrorForm;

/** Everything below {@code /portal/chat/} (P2). */
public final class GatewayApi implements Api {

    /** Assumed: much more than any call needs. */
    private static final long LARGEST_BODY = 1024 * 1024;

    private final ErrorForm errors;
    private final EventUrls eventUrls;
    private final GatewayChecks checks;
    private final GatewayCalls calls;

    /**
     * Creates it.
     *
     * @param tenant the one tenant there is
     * @param plannedDates whether idle and end dates tell what is planned (P6.1)
     * @param errors how errors are written
     * @param state what it answers from
     * @param eventUrls gives out event URLs
     * @param reads watches over reads of message lists
     */
    public GatewayApi(
            String tenant,
            boolean plannedDates,
            ErrorForm errors,
            ChatState state,
            EventUrls eventUrls,
            ListReads reads) {
        this.errors = errors;
        this.eventUrls = eventUrls;
        this.checks = new GatewayChecks(tenant, state);
        this.calls = new GatewayCalls(state, checks, new GatewayJson(plannedDates), reads);
    }

    /** {@return the path below which this answers} */
    public static String prefix() {
        return GatewayRoutes.PREFIX;
    }

    @Override
    public Optional<CallRoute> route(String rawPath) {
        return GatewayRoutes.of(rawPath);
    }

    @Override
    public TokenCheck token(ApiCall call) {
        return checks.token(call);
    }

    @Override
    public Answer carryOut(ApiCall call, TokenCheck token, CallJournal.Entry entry, HttpServerExchange exchange) {
        try {
            checks.address(call, token);
            return calls.carryOut(
                    call, entry, session -> eventUrls.issue(new Audience.OfSession(session.id()), exchange));
        } catch (ChatRefusal refused) {
            throw CallRefusal.of(500, code(refused), refused.getMessage());
        }
    }

    @Override
    public ErrorForm errors() {
        return errors;
    }

    @Override
    public long largestBody() {
        return LARGEST_BODY;
    }

    /** P2: all of these are a 500. The codes are assumed: those of the classic API for the same cause (P8.1). */
    private static int code(ChatRefusal refused) {
        return switch (refused.reason()) {
            case SESSION_ENDED -> 10066;
            case SESSION_UNKNOWN, SESSION_OF_ANOTHER_GATEWAY, LINE_UNKNOWN -> 10100;
            case TRANSCRIPT_DISABLED -> 11000;
        };
    }
}
