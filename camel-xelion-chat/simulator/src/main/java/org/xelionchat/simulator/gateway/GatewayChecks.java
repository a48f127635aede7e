package org.xelionchat.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.xelionchat.simulator.call.ApiCall;
import org.xelionchat.simulator.call.CallRefusal;
import org.xelionchat.simulator.call.CallRoute;
import org.xelionchat.simulator.call.Payloads;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.Gateway;
import org.xelionchat.simulator.chat.Visitor;
import org.xelionchat.simulator.journal.TokenCheck;

/** What a client may send. Stricter than Xelion is known to be, so that a faulty client is found out. */
final class GatewayChecks {

    /** Assumed: a rough form, since no document gives one. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final String tenant;
    private final ChatState state;

    GatewayChecks(String tenant, ChatState state) {
        this.tenant = tenant;
        this.state = state;
    }

    TokenCheck token(ApiCall call) {
        if (call.authorization().isEmpty()) {
            return TokenCheck.MISSING;
        }
        // P1, P12: the bare token, compared exactly
        return state.gateway(call.gatewayId())
                        .map(Gateway::accessToken)
                        .filter(call.authorization().get()::equals)
                        .isPresent()
                ? TokenCheck.RIGHT
                : TokenCheck.WRONG;
    }

    /** The call must exist, in this form, on a gateway that exists, with its token. */
    void address(ApiCall call, TokenCheck token) {
        CallRoute route = call.existing();
        if (!call.query().isEmpty()) {
            // P2: "No query parameters anywhere". Assumed: refused.
            throw CallRefusal.faultyClient(400, 10202, "Query parameters are not supported");
        }
        if (route.tenant().isBlank() || route.gatewayId().isBlank()) {
            // P2: 400 = tenant or gateway id missing
            throw CallRefusal.faultyClient(400, 10202, "Tenant or gateway id missing");
        }
        if (!route.tenant().equals(tenant)) {
            // Assumed: as with every wrong id (P2)
            throw CallRefusal.of(500, 10100, "Tenant not found");
        }
        if (state.gateway(route.gatewayId()).isEmpty()) {
            // P2: 500 = gateway not found; a wrong id is a 500, not a 404
            throw CallRefusal.of(500, 10100, "External chat gateway not found");
        }
        if (token != TokenCheck.RIGHT) {
            // Assumed (P12): the status for a wrong or missing token is not documented
            throw CallRefusal.of(401, 10000, "Not authenticated");
        }
    }

    /** P2.1, with the three keys known; P12: further keys are allowed. */
    Visitor visitor(JsonNode info) {
        return new Visitor(
                Payloads.required(info, "clientId", "Session info incomplete: clientId missing"),
                Payloads.optional(info, "emailAddress"),
                Payloads.optional(info, "phoneNumber"));
    }

    /** P6.3. */
    String text(JsonNode contents) {
        if (contents.hasNonNull("attachment")) {
            // P12: text only on the gateway; P8.1 has a code for it. Assumed: refused like this.
            throw CallRefusal.faultyClient(400, 10104, "Attachments not allowed");
        }
        return Payloads.required(contents, "text", "Chat contents missing");
    }

    /** P2.7. */
    String email(JsonNode object) {
        String address = Payloads.required(object, "value", "E-mail address missing");
        if (!EMAIL.matcher(address).matches()) {
            // Assumed: no document says what is checked
            throw CallRefusal.faultyClient(400, 10202, "E-mail address invalid");
        }
        return address;
    }

    /** P2.7: a number in the sample; its range is not documented. Assumed: it must be there and whole. */
    int rating(JsonNode feedback) {
        JsonNode rating = feedback.path("rating");
        if (!rating.isIntegralNumber() || !rating.canConvertToInt()) {
            throw CallRefusal.faultyClient(400, 10202, "Rating missing or not a whole number");
        }
        return rating.intValue();
    }
}
