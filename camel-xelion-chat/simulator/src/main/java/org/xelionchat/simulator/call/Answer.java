package org.xelionchat.simulator.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param headers further headers
 * @param contentType content type, or {@code null} without a body
 * @param body the body, empty for none
 */
public record Answer(int status, Map<String, String> headers, String contentType, String body) {

    /**
     * {@return what was asked for}
     *
     * @param body the body
     */
    public static Answer json(JsonNode body) {
        return new Answer(200, Map.of(), "application/json; charset=utf-8", body.toString());
    }

    /** {@return a success without a body: P2: "Response: None"} */
    public static Answer empty() {
        return new Answer(200, Map.of(), null, "");
    }
}
