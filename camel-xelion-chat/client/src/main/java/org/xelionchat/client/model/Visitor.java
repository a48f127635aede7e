package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who wants to chat: the body of {@code createSession} (P2.1).
 *
 * @param clientId what agents see as the visitor's name; must not be blank when a session is made
 * @param emailAddress may be null
 * @param phoneNumber may be null
 * @param further keys beyond the three known ones, passed on to Xelion as they are; never null
 */
public record Visitor(String clientId, String emailAddress, String phoneNumber, Map<String, Object> further) {

    private static final String CLIENT_ID = "clientId";
    private static final String EMAIL_ADDRESS = "emailAddress";
    private static final String PHONE_NUMBER = "phoneNumber";

    public Visitor {
        further = further == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(further));
    }

    public Visitor(String clientId) {
        this(clientId, null, null);
    }

    public Visitor(String clientId, String emailAddress, String phoneNumber) {
        this(clientId, emailAddress, phoneNumber, Map.of());
    }

    /**
     * {@return the visitor that these properties describe; keys other than the three known ones are kept as further ones}
     *
     * @param properties as in JSON
     * @throws IllegalArgumentException if one of the three is neither text nor a number
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Visitor of(Map<String, Object> properties) {
        Map<String, Object> further = new LinkedHashMap<>(properties);
        return new Visitor(
                text(further, CLIENT_ID), text(further, EMAIL_ADDRESS), text(further, PHONE_NUMBER), further);
    }

    /**
     * {@return the properties that are set, further ones included, as in JSON}
     */
    @JsonValue
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        put(properties, CLIENT_ID, clientId);
        put(properties, EMAIL_ADDRESS, emailAddress);
        put(properties, PHONE_NUMBER, phoneNumber);
        properties.putAll(further);
        return properties;
    }

    private static void put(Map<String, Object> properties, String name, String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static String text(Map<String, Object> properties, String name) {
        Object value = properties.remove(name);
        if (value == null || value instanceof String || value instanceof Number) {
            return value == null ? null : value.toString();
        }
        throw new IllegalArgumentException(name + " must be text");
    }

    @Override
    public String toString() {
        return "Visitor[]";
    }
}
