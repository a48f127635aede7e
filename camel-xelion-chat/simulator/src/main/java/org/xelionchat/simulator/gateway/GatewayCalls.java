package org.xelionchat.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import org.xelionchat.simulator.call.Answer;
import org.xelionchat.simulator.call.ApiCall;
import org.xelionchat.simulator.call.ListReads;
import org.xelionchat.simulator.call.Payloads;
import org.xelionchat.simulator.chat.Caller;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.CallJournal;

/** Carries out the thirteen calls (P2). */
final class GatewayCalls {

    private final ChatState state;
    private final GatewayChecks checks;
    private final GatewayJson json;
    private final ListReads reads;

    GatewayCalls(ChatState state, GatewayChecks checks, GatewayJson json, ListReads reads) {
        this.state = state;
        this.checks = checks;
        this.json = json;
        this.reads = reads;
    }

    /**
     * Does what the call asks for.
     *
     * @param call a call that has passed the check of its address
     * @param entry where to note what is wrong with it
     * @param eventUrls makes the URL for G5
     */
    Answer carryOut(ApiCall call, CallJournal.Entry entry, EventUrlSource eventUrls) {
        Caller gateway = Caller.onGateway(call.gatewayId());
        String session = call.sessionId();
        JsonNode body = Payloads.of(call);
        return switch (call.operation()) {
            case CREATE_SESSION -> Answer.json(json.session(state.start(call.gatewayId(), checks.visitor(body))));
            case GET_SESSION -> Answer.json(json.session(state.session(gateway, session)));
            case SEND_MESSAGE -> Answer.json(json.sent(state.visitorSays(gateway, session, checks.text(body))));
            case GET_MESSAGES -> {
                SimulatedSession read = state.session(gateway, session);
                reads.read(read, entry);
                yield Answer.json(json.list(read.messages()));
            }
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
                state.giveFeedback(gateway, session, rating, Payloads.optional(body, "feedback"));
                yield Answer.empty();
            }
            // P2.7: offline = no agent can answer
            case GET_STATUS -> Answer.json(json.value(state.anyAgentOnline() ? "online" : "offline"));
            case IS_TRANSCRIPT_ENABLED ->
                Answer.json(
                        json.value(state.gateway(call.gatewayId()).orElseThrow().transcriptEnabled()));
            // P2: true when host, tenant, gateway and token are right; what is not right has been refused before
            case VALIDATE -> Answer.json(json.value(true));
            case LOGIN, RENEW, LOGOUT, LIST_PHONE_LINES, GET_VERSION, OPEN_EVENTS, EVENTS_FRAME, UNKNOWN ->
                throw new IllegalStateException(call.operation() + " is not a call of the gateway API");
        };
    }

    /** Makes event URLs as the caller can reach them. */
    @FunctionalInterface
    interface EventUrlSource {

        String urlFor(SimulatedSession session);
    }
}
