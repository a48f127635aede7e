package org.xelionchat.simulator.classic;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.xelionchat.simulator.wire.ContentsForm;
import org.xelionchat.simulator.wire.EventIds;
import org.xelionchat.simulator.wire.MessageShape;

/** How the classic API is configured. What is not set has a default that suits tests. */
public final class ClassicSettings {

    private final Map<String, String> users = new LinkedHashMap<>();
    private String appKey;
    private Duration tokenLifetime = Duration.ofHours(1);
    private ZoneOffset validUntilOffset = ZoneOffset.UTC;
    private int concurrentRequests;
    private int pageSize = 100;
    private MessageShape messageShape = MessageShape.CHAT_2018;
    private ContentsForm contents = ContentsForm.TEXT;
    private EventIds eventIds = EventIds.BOTH;
    private boolean newChatEvents;
    private boolean attachmentsRefused;
    private String deliveredCall = "PUT chats/{sessionId}/delivered/external";
    private String typingCall = "POST chats/{sessionId}/is_typing/external";
    private String closeCall = "POST chats/{sessionId}/close/external";

    /** Creates the defaults. */
    public ClassicSettings() {}

    /**
     * Adds a user. The first one takes the place of the default user.
     *
     * @param name user name
     * @param password his password
     * @return this
     */
    public ClassicSettings user(String name, String password) {
        users.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(password, "password"));
        return this;
    }

    /**
     * Wants this app key with every login (P3.1). Default: none is wanted.
     *
     * @param key the key
     * @return this
     */
    public ClassicSettings appKey(String key) {
        appKey = Objects.requireNonNull(key, "key");
        return this;
    }

    /**
     * How long a token is valid. Default: 1 hour (P3.1: not documented).
     *
     * @param lifetime how long
     * @return this
     */
    public ClassicSettings tokenLifetime(Duration lifetime) {
        tokenLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    /**
     * The time zone in which {@code validUntil} is written, which no document tells. Default: UTC, as of every other date
     * (P6.9). It is only written in it: the token does not live longer or shorter.
     *
     * @param offset the zone's offset
     * @return this
     */
    public ClassicSettings validUntilOffset(ZoneOffset offset) {
        validUntilOffset = Objects.requireNonNull(offset, "offset");
        return this;
    }

    /**
     * How many calls of one login may wait for their answer at the same time; one more is refused with 429/10400 (P9:
     * limited, number not given). Calls take a while only where faults say so, see {@code answersLate}. Default: 0, no
     * limit.
     *
     * @param most how many
     * @return this
     */
    public ClassicSettings concurrentRequests(int most) {
        concurrentRequests = most;
        return this;
    }

    /**
     * How many entries a page of a list has. Default: 100 (P3.5: not documented).
     *
     * @param entries at least 1
     * @return this
     */
    public ClassicSettings pageSize(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("A page has at least 1 entry, not " + entries);
        }
        pageSize = entries;
        return this;
    }

    /**
     * How lists show messages. Default: as in 2018.
     *
     * @param shape one of the two that are documented
     * @return this
     */
    public ClassicSettings messageShape(MessageShape shape) {
        messageShape = Objects.requireNonNull(shape, "shape");
        return this;
    }

    /**
     * How a message's text is written. Default: as a text.
     *
     * @param form text or object
     * @return this
     */
    public ClassicSettings contents(ContentsForm form) {
        contents = Objects.requireNonNull(form, "form");
        return this;
    }

    /**
     * Which ids the events of messages tell. Default: both.
     *
     * @param ids which
     * @return this
     */
    public ClassicSettings eventIds(EventIds ids) {
        eventIds = Objects.requireNonNull(ids, "ids");
        return this;
    }

    /**
     * Tells of messages by {@code newChatEvent}, which cuts long texts, instead of {@code newExternalChatEvent} (P7).
     * Default: no.
     *
     * @param so {@code true} for yes
     * @return this
     */
    public ClassicSettings newChatEvents(boolean so) {
        newChatEvents = so;
        return this;
    }

    /**
     * Refuses attachments with 400/10104, one of the two readings of the guide (P3.4). Default: takes them.
     *
     * @param refused {@code true} to refuse them
     * @return this
     */
    public ClassicSettings refuseAttachments(boolean refused) {
        attachmentsRefused = refused;
        return this;
    }

    /**
     * The call by which the visitor's side reports "delivered"; no document gives it. Default: {@code PUT
     * chats/{sessionId}/delivered/external}, by analogy with sending.
     *
     * @param methodAndPath in this form
     * @return this
     */
    public ClassicSettings deliveredCall(String methodAndPath) {
        deliveredCall = Objects.requireNonNull(methodAndPath, "methodAndPath");
        return this;
    }

    /**
     * The call by which the visitor's side reports that he types; no document gives it. Default: {@code POST
     * chats/{sessionId}/is_typing/external}.
     *
     * @param methodAndPath in this form
     * @return this
     */
    public ClassicSettings typingCall(String methodAndPath) {
        typingCall = Objects.requireNonNull(methodAndPath, "methodAndPath");
        return this;
    }

    /**
     * The call by which the visitor's side ends the chat; no document gives it. Default: {@code POST
     * chats/{sessionId}/close/external}.
     *
     * @param methodAndPath in this form
     * @return this
     */
    public ClassicSettings closeCall(String methodAndPath) {
        closeCall = Objects.requireNonNull(methodAndPath, "methodAndPath");
        return this;
    }

    /** {@return passwords by user name; empty when none was configured} */
    public Map<String, String> users() {
        return new LinkedHashMap<>(users);
    }

    /** {@return the app key that a login must send, or {@code null}} */
    public String appKey() {
        return appKey;
    }

    /** {@return how long a token is valid} */
    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    ZoneOffset validUntilOffset() {
        return validUntilOffset;
    }

    int concurrentRequests() {
        return concurrentRequests;
    }

    int pageSize() {
        return pageSize;
    }

    MessageShape messageShape() {
        return messageShape;
    }

    ContentsForm contents() {
        return contents;
    }

    /** {@return which ids the events of messages tell} */
    public EventIds eventIds() {
        return eventIds;
    }

    /** {@return whether {@code newChatEvent} tells of messages} */
    public boolean newChatEvents() {
        return newChatEvents;
    }

    boolean attachmentsRefused() {
        return attachmentsRefused;
    }

    String deliveredCall() {
        return deliveredCall;
    }

    String typingCall() {
        return typingCall;
    }

    String closeCall() {
        return closeCall;
    }

    /** {@return nothing of the settings, among which there are passwords} */
    @Override
    public String toString() {
        return "settings of the classic API";
    }
}
