package org.xelionchat.simulator.classic;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import org.xelionchat.simulator.account.Accounts;
import org.xelionchat.simulator.account.Login;
import org.xelionchat.simulator.account.Tokens;
import org.xelionchat.simulator.call.Answer;
import org.xelionchat.simulator.call.ApiCall;
import org.xelionchat.simulator.call.ListReads;
import org.xelionchat.simulator.call.Payloads;
import org.xelionchat.simulator.chat.Caller;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.socket.Audience;
import org.xelionchat.simulator.socket.EventUrls;

/** Carries out the calls (P3). */
final class ClassicCalls {

    private static final Caller USER = Caller.user();

    private final String tenant;
    private final Accounts accounts;
    private final ChatState state;
    private final ClassicChecks checks;
    private final ClassicJson json;
    private final EventUrls eventUrls;
    private final ListReads reads;

    ClassicCalls(
            String tenant,
            Accounts accounts,
            ChatState state,
            ClassicChecks checks,
            ClassicJson json,
            EventUrls eventUrls,
            ListReads reads) {
        this.tenant = tenant;
        this.accounts = accounts;
        this.state = state;
        this.checks = checks;
        this.json = json;
        this.eventUrls = eventUrls;
        this.reads = reads;
    }

    /**
     * Does what the call asks for.
     *
     * @param call a call that has passed the check of its address
     * @param entry where to note what is wrong with it
     * @param exchange its exchange
     */
    Answer carryOut(ApiCall call, CallJournal.Entry entry, HttpServerExchange exchange) {
        return switch (call.operation()) {
            case GET_VERSION -> {
                Payloads.of(call);
                yield Answer.json(json.version());
            }
            case LOGIN -> {
                JsonNode body = Payloads.of(call);
                Tokens tokens = accounts.login(checks.credentials(body), checks.optionalToken(call));
                yield Answer.json(json.login(tokens, tenant));
            }
            case RENEW -> {
                String token = checks.token(call, 401);
                yield Answer.json(
                        json.renewal(accounts.renew(token, Payloads.of(call).textValue())));
            }
            case LOGOUT -> {
                // P8.1: without a header, this one call is answered with 403
                String token = checks.token(call, 403);
                Payloads.of(call);
                accounts.logout(token);
                yield Answer.empty();
            }
            default -> asUser(call, checks.login(call), entry, exchange);
        };
    }

    private Answer asUser(ApiCall call, Login login, CallJournal.Entry entry, HttpServerExchange exchange) {
        String session = call.sessionId();
        JsonNode body = Payloads.of(call);
        String self = exchange.getRequestURL();
        return switch (call.operation()) {
            case GET_EVENT_URL -> Answer.json(json.text(eventUrls.issue(new Audience.OfLogin(login), exchange)));
            case CREATE_SESSION -> {
                checks.administrator(login);
                SimulatedSession created = state.startOnLine(checks.phoneLine(body), checks.visitor(body));
                yield Answer.json(json.created(created, self.replace("external_session", created.id())));
            }
            case GET_SESSION -> Answer.json(json.details(state.session(USER, session), self));
            case SEND_MESSAGE -> {
                SimulatedMessage sent = state.visitorSends(USER, session, checks.message(body));
                yield Answer.json(json.sent(state.session(USER, session), sent));
            }
            case GET_MESSAGES -> {
                SimulatedSession read = state.session(USER, session);
                var after = ClassicChecks.after(exchange.getQueryParameters());
                if (after.isEmpty()) {
                    reads.read(read, entry);
                }
                yield Answer.json(json.messages(read, after));
            }
            case MARK_DELIVERED -> {
                state.visitorReceived(USER, session);
                yield Answer.empty();
            }
            case NOTIFY_TYPING -> {
                state.visitorTypes(USER, session);
                yield Answer.empty();
            }
            case CLOSE_SESSION -> {
                state.visitorCloses(USER, session);
                yield Answer.empty();
            }
            case LIST_PHONE_LINES ->
                Answer.json(
                        json.phoneLines(state.phoneLines(), ClassicChecks.after(exchange.getQueryParameters()), self));
            default -> throw new IllegalStateException(call.operation() + " is not a call of the classic API");
        };
    }
}
