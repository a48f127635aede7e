package org.xelionchat.simulator.classic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.xelionchat.simulator.call.ApiCall;

/** What may be kept of a call's body: no secrets, and no files, which the messages keep already. */
final class RecordableBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HIDDEN = "***";

    private RecordableBody() {}

    static String of(ApiCall call) {
        if (call.body().isEmpty()) {
            return "";
        }
        return switch (call.operation()) {
            case RENEW -> HIDDEN;
            case LOGIN -> without(call.body(), List.of("password", "appKey"));
            case SEND_MESSAGE -> withoutFile(call.body());
            default -> call.body();
        };
    }

    private static String without(String body, List<String> secrets) {
        ObjectNode object = object(body);
        if (object == null) {
            return HIDDEN;
        }
        secrets.stream().filter(object::has).forEach(secret -> object.put(secret, HIDDEN));
        return object.toString();
    }

    private static String withoutFile(String body) {
        ObjectNode message = object(body);
        if (message != null && message.get("attachment") instanceof ObjectNode attachment) {
            attachment.put("contentsB64String", HIDDEN);
            return message.toString();
        }
        return body;
    }

    private static ObjectNode object(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }
}
