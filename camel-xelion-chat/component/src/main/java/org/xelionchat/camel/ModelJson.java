package org.xelionchat.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The JSON form of the model, which belongs to the component and not to the route: a plain mapper, never configured.
 * What it throws repeats nothing of what was read, since that may be what people wrote.
 */
final class ModelJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ModelJson() {}

    static String toText(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A " + value.getClass().getSimpleName() + " could not be written as JSON");
        }
    }

    static byte[] toBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A " + value.getClass().getSimpleName() + " could not be written as JSON");
        }
    }

    static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Map<?, ?> toMap(Object value) {
        return MAPPER.convertValue(value, Map.class);
    }

    static <T> T fromText(String json, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(json, type), type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    static <T> T fromBytes(byte[] json, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(json, type), type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The JSON of a " + type.getSimpleName() + " could not be read", e);
        }
    }

    static <T> T fromStream(InputStream json, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(json, type), type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The JSON of a " + type.getSimpleName() + " could not be read", e);
        }
    }

    static <T> T fromObject(Object value, Class<T> type) {
        try {
            return notNull(MAPPER.convertValue(value, type), type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("These properties do not describe a " + type.getSimpleName());
        }
    }

    private static <T> T notNull(T value, Class<T> type) {
        if (value == null) {
            throw new IllegalArgumentException("null is no JSON object that describes a " + type.getSimpleName());
        }
        return value;
    }

    private static IllegalArgumentException unreadable(Class<?> type, JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return new IllegalArgumentException("No JSON object that describes a " + type.getSimpleName() + where);
    }
}
