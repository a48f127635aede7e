package org.xelionchat.client.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.InvalidChatRequestException;

/** Writes what a session is asked for with; a visitor's further properties may be anything. */
final class SessionRequest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SessionRequest() {}

    /**
     * {@return the JSON}
     *
     * @param properties what to ask for; what is not set is left out (P12)
     * @throws InvalidChatRequestException if JSON cannot hold them
     */
    static String json(Map<String, Object> properties) {
        Map<String, Object> set = new LinkedHashMap<>(properties);
        set.values().removeIf(value -> value == null || value.equals(""));
        try {
            return MAPPER.writeValueAsString(set);
        } catch (JsonProcessingException e) {
            throw new InvalidChatRequestException(
                    "createSession was not sent: the visitor's further properties must be what JSON can hold",
                    CallFailure.withoutAnswer("createSession", null, false));
        }
    }
}
