package org.xelionchat.simulator.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.xelionchat.simulator.call.CallPattern.Payload;

/** Reads what calls carry. Stricter than Xelion is known to be, so that a faulty client is found out. */
public final class Payloads {

    /** P6.3, P9: the longest text, and any other String. */
    private static final int LONGEST_STRING = 4000;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Payloads() {}

    /**
     * {@return the body as it must be, {@code null} where there must be none}
     *
     * @param call a call that exists
     * @throws CallRefusal if it is something else
     */
    public static JsonNode of(ApiCall call) {
        Payload expected = call.pattern().orElseThrow().payload();
        if (expected == Payload.NONE) {
            if (!call.body().isEmpty()) {
                // P2, P3: where the guide says "none", there must be no body. Assumed: refused.
                throw CallRefusal.faultyClient(400, 10202, "No body expected");
            }
            return null;
        }
        JsonNode body = json(call);
        if (expected == Payload.OBJECT && !body.isObject()) {
            throw CallRefusal.faultyClient(400, 10202, "Payload is not a JSON object");
        }
        if (expected == Payload.STRING && !body.isTextual()) {
            throw CallRefusal.faultyClient(400, 10202, "Payload is not a JSON string");
        }
        return body;
    }

    /**
     * {@return a text in an object, {@code ""} for none}
     *
     * @param object where
     * @param key its key
     * @throws CallRefusal if it is no text, or a text longer than Xelion takes
     */
    public static String optional(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw CallRefusal.faultyClient(400, 10202, key + " is not a string");
        }
        String text = value.textValue();
        if (text.codePointCount(0, text.length()) > LONGEST_STRING) {
            // P2: 500 also for "message too long". Assumed: the same for any other String.
            throw CallRefusal.faultyClient(500, 10202, key + " too long");
        }
        return text;
    }

    /**
     * {@return a text in an object, which must not be blank}
     *
     * @param object where
     * @param key its key
     * @param otherwise what the caller is told when it is blank
     */
    public static String required(JsonNode object, String key, String otherwise) {
        String value = optional(object, key);
        if (value.isBlank()) {
            throw CallRefusal.faultyClient(400, 10203, otherwise);
        }
        return value;
    }

    private static JsonNode json(ApiCall call) {
        if (call.body().isEmpty()) {
            // P2: 400 = session info or chat contents missing
            throw CallRefusal.faultyClient(400, 10200, "Payload missing");
        }
        String mediaType = call.contentType().orElse("").split(";", 2)[0].strip();
        if (!mediaType.equalsIgnoreCase("application/json")) {
            // P2: a call with a body has this content type. Assumed: else refused with HTTP's own status for it.
            throw CallRefusal.faultyClient(415, 10202, "Content-Type must be application/json");
        }
        try {
            return JSON.readTree(call.body());
        } catch (JsonProcessingException malformed) {
            throw CallRefusal.faultyClient(400, 10202, "Payload is not valid JSON");
        }
    }
}
