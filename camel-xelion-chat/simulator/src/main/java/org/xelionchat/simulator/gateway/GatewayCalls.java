package org.xelionchat.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.PollingWatch;

/** Carries out the thirteen calls (P2). */
final class GatewayCalls {

    private final ChatState state;
    private final GatewayChecks checks;
    private final GatewayJson json;
    private final PollingWatch polling;
    private final Clock clock;

    GatewayCalls(ChatState state, GatewayChecks checks, GatewayJson json, PollingWatch polling, Clock clock) {
        this.state = state;
        this.checks = checks;
        this.json = json;
        this.polling = polling;
        this.clock = clock;
    }

    /**
     * Does what the call asks for.
     *
     * @param call a call that has passed the check of its address
     * @param entry where to note what is wrong with it
     * @param eventUrls makes the URL for G5
     */
    Answer carryOut(GatewayCall call, CallJournal.Entry entry, EventUrlSource eventUrls) {
        String gateway = call.gatewayId();
        String session = call.sessionId();
        JsonNode body = null;
        switch (call.operation().body()) {
            case JSON -> body = checks.object(call);
            case NONE -> checks.noBody(call);
        }
        return switch (call.operation()) {
            case CREATE_SESSION -> Answer.json(json.session(state.start(gateway, checks.visitor(body))));
            case GET_SESSION -> Answer.json(json.session(state.session(gateway, session)));
            case SEND_MESSAGE -> Answer.json(json.sent(state.visitorSays(gateway, session, checks.text(body))));
            case GET_MESSAGES ->
                Answer.json(
                        json.list(read(session, state.session(gateway, session).messages(), entry)));
            case GET_EVENT_URL -> Answer.json(json.object(eventUrls.urlFor(state.open(gateway, session))));
            case MARK_DELIVERED -> {
                state.visitorReceived(gateway, session);
                yield Answer.empty();
            }
            case NOTIFY_TYPING -> {
                state.visitorTypes(gateway, session);
                yield Answer.empty();
            }
            case CLOSE_SESSION -> {
                state.visitorCloses(gateway, session);
                yield Answer.empty();
            }
            case SEND_TRANSCRIPT -> {
                state.mailTranscript(gateway, session, checks.email(body));
                yield Answer.empty();
            }
            case SEND_FEEDBACK -> {
                int rating = checks.rating(body);
                state.giveFeedback(gateway, session, rating, checks.optional(body, "feedback"));
                yield Answer.empty();
            }
            // P2.7: offline = no agent can answer
            case GET_STATUS -> Answer.json(json.value(state.anyAgentOnline() ? "online" : "offline"));
            case IS_TRANSCRIPT_ENABLED ->
                Answer.json(json.value(state.gateway(gateway).orElseThrow().transcriptEnabled()));
            // P2: true when host, tenant, gateway and token are right; what is not right has been refused before
            case VALIDATE -> Answer.json(json.value(true));
            case OPEN_EVENTS, EVENTS_FRAME, UNKNOWN ->
                throw new IllegalStateException(call.operation() + " is not a call of the gateway API");
        };
    }

    private List<SimulatedMessage> read(String session, List<SimulatedMessage> messages, CallJournal.Entry entry) {
        String newest =
                messages.isEmpty() ? "" : messages.get(messages.size() - 1).id();
        if (polling.isPolling(session, newest, clock.instant())) {
            // P1, P9: answered all the same, since Xelion's own limit is not documented
            entry.unexpected("Polling: the message list is read again and again, and nothing is new");
        }
        return messages;
    }

    /** Makes event URLs as the caller can reach them. */
    @FunctionalInterface
    interface EventUrlSource {

        String urlFor(SimulatedSession session);
    }
}
