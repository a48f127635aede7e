package org.xelionchat.client.api;

import java.util.HashMap;
import java.util.Map;

/** The members of Xelion's objects that are read (P6, P7); all others are skipped. */
enum Field {
    ACTIVATED_DATE("activatedDate"),
    ACTIVE_USER_GIVEN_NAME("activeUserGivenName"),
    ACTIVE_USER_NAME("activeUserName"),
    ADDRESS("address"),
    AUTHENTICATION("authentication"),
    CHAT_OID("chatOid"),
    CHAT_SESSION_ACTIVATED_DATE("chatSessionActivatedDate"),
    CHAT_SESSION_ENDED_DATE("chatSessionEndedDate"),
    CHAT_SESSION_IDLE_DATE("chatSessionIdleDate"),
    CHAT_SESSION_TYPE("chatSessionType"),
    CLIENT_ID("clientId"),
    COMMON_NAME("commonName"),
    COMMUNICATION("communication"),
    COMMUNICATION_OID("communicationOid"),
    CONTENT("content"),
    CONTENTS("contents"),
    CONTENT_SUMMARY("contentSummary"),
    CREATOR("creator"),
    CREATOR_NAME("creatorName"),
    DATA("data"),
    DATE("date"),
    DISABLED("disabled"),
    DISPLAYED("displayed"),
    DURATION_SEC("durationSec"),
    ENDED_DATE("endedDate"),
    END_DATE("endDate"),
    ERROR_CODE("errorCode"),
    EXTENSION("extension"),
    EXTENSIONS("extensions"),
    FORWARDED("forwarded"),
    GIVEN_NAME("givenName"),
    ID("id"),
    IDLE_DATE("idleDate"),
    INCOMING("incoming"),
    MESSAGE("message"),
    MESSAGE_TYPE("messageType"),
    META("meta"),
    NAME("name"),
    NEXT_ID("nextId"),
    NOTIFICATION("notification"),
    NOTIFICATION_TYPE("notificationType"),
    OBJECT("object"),
    OBJECT_TYPE("objectType"),
    OID("oid"),
    PAGING("paging"),
    READ("read"),
    RENEWAL_TOKEN("renewalToken"),
    REPLIED_CHAT_OID("repliedChatOid"),
    REPLIED_MESSAGE("repliedMessage"),
    SESSION_NAME("sessionName"),
    SESSION_OID("sessionOid"),
    SUBJECT("subject"),
    VALID_UNTIL("validUntil"),
    VALUE("value");

    /** How many there are. */
    static final int COUNT = values().length;

    private static final Map<String, Field> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_NAME.put(field.jsonName, field);
        }
    }

    private final String jsonName;

    Field(String jsonName) {
        this.jsonName = jsonName;
    }

    /**
     * {@return the field of this name; null for one that is not read}
     *
     * @param jsonName as Xelion writes it
     */
    static Field of(String jsonName) {
        return BY_NAME.get(jsonName);
    }
}
