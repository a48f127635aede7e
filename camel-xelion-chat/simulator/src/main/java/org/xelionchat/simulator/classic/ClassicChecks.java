package org.xelionchat.simulator.classic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.xelionchat.simulator.account.AccountRefusal;
import org.xelionchat.simulator.account.AccountRefusal.Reason;
import org.xelionchat.simulator.account.Accounts;
import org.xelionchat.simulator.account.Credentials;
import org.xelionchat.simulator.account.Login;
import org.xelionchat.simulator.call.ApiCall;
import org.xelionchat.simulator.call.CallRefusal;
import org.xelionchat.simulator.call.CallRoute;
import org.xelionchat.simulator.call.Payloads;
import org.xelionchat.simulator.chat.Visitor;
import org.xelionchat.simulator.chat.VisitorMessage;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.TokenCheck;

/** What a client may send. Stricter than Xelion is known to be, so that a faulty client is found out. */
final class ClassicChecks {

    /** P9: before base64. */
    private static final int LARGEST_ATTACHMENT = 10 * 1024 * 1024;

    /** P1. */
    private static final String SCHEME = "xelion ";

    private final String tenant;
    private final Accounts accounts;
    private final boolean attachmentsRefused;

    ClassicChecks(String tenant, Accounts accounts, boolean attachmentsRefused) {
        this.tenant = tenant;
        this.accounts = accounts;
        this.attachmentsRefused = attachmentsRefused;
    }

    TokenCheck token(ApiCall call) {
        if (call.authorization().isEmpty()) {
            return TokenCheck.MISSING;
        }
        boolean needNotBeValid = call.operation() == Operation.LOGIN || call.operation() == Operation.RENEW;
        return bare(call)
                        .filter(token -> needNotBeValid
                                ? accounts.isKnown(token)
                                : accounts.loginOf(token).isPresent())
                        .isPresent()
                ? TokenCheck.RIGHT
                : TokenCheck.WRONG;
    }

    /** The call must exist, in this form. */
    void address(ApiCall call) {
        CallRoute route = call.existing();
        boolean list = call.operation() == Operation.GET_MESSAGES || call.operation() == Operation.LIST_PHONE_LINES;
        if (!call.query().isEmpty() && !list) {
            // P3: none but lists have parameters. Assumed: refused.
            throw CallRefusal.faultyClient(400, 10202, "Query parameters are not supported");
        }
        if (!route.tenant().equals(tenant) && call.operation() != Operation.GET_VERSION) {
            // P3.1: on login, a wrong tenant is like a wrong user. Assumed: no token is good for another tenant.
            throw refusal(call.operation() == Operation.LOGIN ? Reason.WRONG_CREDENTIALS : Reason.TOKEN_INVALID);
        }
    }

    /** Who calls, as far as can be seen. */
    Optional<Login> whoCalls(ApiCall call) {
        return bare(call).flatMap(accounts::loginOf);
    }

    /** Who calls, where that must be known. */
    Login login(ApiCall call) {
        return accounts.authenticated(token(call, 401));
    }

    /** P3: external sessions are for administrators. */
    void administrator(Login login) {
        if (!login.user().administrator()) {
            throw CallRefusal.of(403, 10101, "No permission");
        }
    }

    /** The token that must come along. */
    String token(ApiCall call, int statusWithout) {
        if (call.authorization().isEmpty()) {
            throw CallRefusal.of(statusWithout, Reason.NOT_AUTHENTICATED.code(), "Not authenticated");
        }
        return bare(call)
                .orElseThrow(() -> CallRefusal.faultyClient(
                        401, Reason.TOKEN_INVALID.code(), "Authorization is not 'xelion <token>'"));
    }

    /** The token that may come along. */
    Optional<String> optionalToken(ApiCall call) {
        return call.authorization().isEmpty() ? Optional.empty() : Optional.of(token(call, 401));
    }

    /** P3.1. */
    Credentials credentials(JsonNode body) {
        return new Credentials(
                Payloads.optional(body, "userName"),
                Payloads.optional(body, "password"),
                Payloads.optional(body, "userSpace"),
                Payloads.optional(body, "appKey"),
                Payloads.optional(body, "clientId"));
    }

    /** P3.3: a name, and nothing else about him. */
    Visitor visitor(JsonNode body) {
        return new Visitor(Payloads.required(body, "clientId", "clientId missing"), "", "");
    }

    /** P3.3. */
    String phoneLine(JsonNode body) {
        return Payloads.required(body.path("phoneLine"), "oid", "phoneLine.oid missing");
    }

    /** P3.4, P6.3. */
    VisitorMessage message(JsonNode body) {
        String clientId = Payloads.optional(body, "clientId");
        if (body.hasNonNull("attachment")) {
            if (attachmentsRefused) {
                // P3.4: documented for C9
                throw CallRefusal.of(400, 10104, "Attachments are not allowed in external sessions");
            }
            return new VisitorMessage(Payloads.optional(body, "text"), clientId, file(body.get("attachment")));
        }
        return new VisitorMessage(Payloads.required(body, "text", "Chat contents missing"), clientId, null);
    }

    /** P6.6: what is to be filled for writing. */
    private static VisitorMessage.File file(JsonNode attachment) {
        String name = Payloads.required(attachment, "originalLocation", "attachment.originalLocation missing");
        Payloads.required(attachment, "commonName", "attachment.commonName missing");
        String mimeType = Payloads.required(attachment, "mimeType", "attachment.mimeType missing");
        JsonNode contents = attachment.path("contentsB64String");
        if (!contents.isTextual()) {
            throw CallRefusal.faultyClient(400, 10203, "attachment.contentsB64String missing");
        }
        byte[] content;
        try {
            content = Base64.getDecoder().decode(contents.textValue());
        } catch (IllegalArgumentException notBase64) {
            throw CallRefusal.faultyClient(400, 10203, "Undecodable attachment");
        }
        if (content.length > LARGEST_ATTACHMENT) {
            // P8.1
            throw CallRefusal.faultyClient(500, 11000, "Attachment exceeds the maximum size");
        }
        return new VisitorMessage.File(name, mimeType, content);
    }

    /** P3.5: where a page begins. The other documented parameters are not needed for reading a whole list. */
    static Optional<String> after(Map<String, Deque<String>> parameters) {
        if (!parameters.keySet().stream().allMatch("after"::equals)) {
            throw CallRefusal.faultyClient(400, 10202, "Only the parameter after is supported");
        }
        return Optional.ofNullable(parameters.get("after")).map(Deque::peek);
    }

    /** P3.1, P8.1. */
    static CallRefusal refusal(Reason reason) {
        return refusal(new AccountRefusal(reason));
    }

    /** P3.1, P8.1. */
    static CallRefusal refusal(AccountRefusal refused) {
        int status =
                refused.reason() == Reason.USER_NAME_MISSING || refused.reason() == Reason.PASSWORD_MISSING ? 400 : 401;
        return CallRefusal.of(status, refused.reason().code(), refused.getMessage());
    }

    private static Optional<String> bare(ApiCall call) {
        return call.authorization()
                .filter(value -> value.startsWith(SCHEME) && value.length() > SCHEME.length())
                .map(value -> value.substring(SCHEME.length()));
    }
}
