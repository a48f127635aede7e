package org.xelionchat.simulator.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.Gateway;
import org.xelionchat.simulator.chat.Visitor;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.TokenCheck;

/** What a client may send. Stricter than Xelion is known to be, so that a faulty client is found out. */
final class GatewayChecks {

    /** P6.3, P9: the longest text, and any other String. */
    private static final int LONGEST_STRING = 4000;

    /** Assumed: a rough form, since no document gives one. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String tenant;
    private final ChatState state;

    GatewayChecks(String tenant, ChatState state) {
        this.tenant = tenant;
        this.state = state;
    }

    TokenCheck token(GatewayCall call) {
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
    void address(GatewayCall call, TokenCheck token) {
        GatewayRoute route = call.route()
                .filter(known -> !known.candidates().isEmpty())
                .orElseThrow(() -> GatewayRefusal.faultyClient(404, 10100, "Resource not found"));
        if (call.operation() == Operation.UNKNOWN) {
            throw GatewayRefusal.faultyClient(405, 10100, "Method not allowed");
        }
        if (!call.query().isEmpty()) {
            // P2: "No query parameters anywhere". Assumed: refused.
            throw GatewayRefusal.faultyClient(400, 10202, "Query parameters are not supported");
        }
        if (route.tenant().isBlank() || route.gatewayId().isBlank()) {
            // P2: 400 = tenant or gateway id missing
            throw GatewayRefusal.faultyClient(400, 10202, "Tenant or gateway id missing");
        }
        if (!route.tenant().equals(tenant)) {
            // Assumed: as with every wrong id (P2)
            throw GatewayRefusal.of(500, 10100, "Tenant not found");
        }
        if (state.gateway(route.gatewayId()).isEmpty()) {
            // P2: 500 = gateway not found; a wrong id is a 500, not a 404
            throw GatewayRefusal.of(500, 10100, "External chat gateway not found");
        }
        if (token != TokenCheck.RIGHT) {
            // Assumed (P12): the status for a wrong or missing token is not documented
            throw GatewayRefusal.of(401, 10000, "Not authenticated");
        }
    }

    /** Where P2 says "none", there must be no body. Assumed: refused. */
    void noBody(GatewayCall call) {
        if (!call.body().isEmpty()) {
            throw GatewayRefusal.faultyClient(400, 10202, "No body expected");
        }
    }

    /** The body as a JSON object. */
    JsonNode object(GatewayCall call) {
        if (call.body().isEmpty()) {
            // P2: 400 = session info or chat contents missing
            throw GatewayRefusal.faultyClient(400, 10200, "Payload missing");
        }
        String mediaType = call.contentType().orElse("").split(";", 2)[0].strip();
        if (!mediaType.equalsIgnoreCase("application/json")) {
            // P2: a call with a body has this content type. Assumed: else refused with HTTP's own status for it.
            throw GatewayRefusal.faultyClient(415, 10202, "Content-Type must be application/json");
        }
        try {
            JsonNode body = JSON.readTree(call.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException malformed) {
            throw GatewayRefusal.faultyClient(400, 10202, "Payload is not valid JSON");
        }
        throw GatewayRefusal.faultyClient(400, 10202, "Payload is not a JSON object");
    }

    /** P2.1, with the three keys known; P12: further keys are allowed. */
    Visitor visitor(JsonNode info) {
        return new Visitor(
                required(info, "clientId", "Session info incomplete: clientId missing"),
                optional(info, "emailAddress"),
                optional(info, "phoneNumber"));
    }

    /** P6.3. */
    String text(JsonNode contents) {
        if (contents.hasNonNull("attachment")) {
            // P12: text only on the gateway; P8.1 has a code for it. Assumed: refused like this.
            throw GatewayRefusal.faultyClient(400, 10104, "Attachments not allowed");
        }
        return required(contents, "text", "Chat contents missing");
    }

    /** P2.7. */
    String email(JsonNode object) {
        String address = required(object, "value", "E-mail address missing");
        if (!EMAIL.matcher(address).matches()) {
            // Assumed: no document says what is checked
            throw GatewayRefusal.faultyClient(400, 10202, "E-mail address invalid");
        }
        return address;
    }

    /** P2.7: a number in the sample; its range is not documented. Assumed: it must be there and whole. */
    int rating(JsonNode feedback) {
        JsonNode rating = feedback.path("rating");
        if (!rating.isIntegralNumber() || !rating.canConvertToInt()) {
            throw GatewayRefusal.faultyClient(400, 10202, "Rating missing or not a whole number");
        }
        return rating.intValue();
    }

    String optional(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw GatewayRefusal.faultyClient(400, 10202, key + " is not a string");
        }
        String text = value.textValue();
        if (text.codePointCount(0, text.length()) > LONGEST_STRING) {
            // P2: 500 also for "message too long". Assumed: the same for any other String.
            throw GatewayRefusal.faultyClient(500, 10202, key + " too long");
        }
        return text;
    }

    private String required(JsonNode object, String key, String otherwise) {
        String value = optional(object, key);
        if (value.isBlank()) {
            throw GatewayRefusal.faultyClient(400, 10203, otherwise);
        }
        return value;
    }

    /** The methods that the path does have, for the header {@code Allow}. */
    static String allowed(GatewayCall call) {
        return call.route().map(GatewayRoute::candidates).stream()
                .flatMap(Collection::stream)
                .map(Operation::method)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
