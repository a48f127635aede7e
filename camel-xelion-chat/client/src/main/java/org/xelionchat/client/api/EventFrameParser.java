package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.ACTIVE_USER_GIVEN_NAME;
import static org.xelionchat.client.api.Field.ACTIVE_USER_NAME;
import static org.xelionchat.client.api.Field.CHAT_SESSION_TYPE;
import static org.xelionchat.client.api.Field.DATE;
import static org.xelionchat.client.api.Field.ENDED_DATE;
import static org.xelionchat.client.api.Field.GIVEN_NAME;
import static org.xelionchat.client.api.Field.MESSAGE;
import static org.xelionchat.client.api.Field.NAME;
import static org.xelionchat.client.api.Field.NOTIFICATION;
import static org.xelionchat.client.api.Field.NOTIFICATION_TYPE;
import static org.xelionchat.client.api.Field.SESSION_NAME;
import static org.xelionchat.client.api.Field.SESSION_OID;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenDeliveredEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.UnknownChatEvent;

/** Reads the frames that Xelion sends on an event socket (P5.2, P7), as leniently as P12 asks. */
public final class EventFrameParser {

    /** A new message of any kind of session. */
    static final String NEW_CHAT_EVENT = "newChatEvent";

    private static final String EXTERNAL = "external";

    /**
     * P9: a text has at most 4000 characters, for which JSON may need six each. What waits for a slow consumer is counted
     * in events, so an event must have a bound itself.
     */
    private static final int LONGEST_FRAME = 64 * 1024;

    /** A text that is shorter was not cut. */
    private static final int SURELY_WHOLE = 100;

    /** P7: what else comes on a classic socket is no chat. */
    private static final Set<String> NO_CHAT_EVENTS = Set.of(
            "activeChannelEvent",
            "tenantStatusEvent",
            "tenantStartedEvent",
            "tenantStoppedEvent",
            "newCallEvent",
            "callConnectedEvent",
            "channelHungUpEvent",
            "callHungUpEvent",
            "missedCallEvent",
            "callTransferredEvent",
            "twinTransferredEvent",
            "wallboardEvent",
            "presenceListEvent",
            "doNotDisturbEvent",
            "softphoneDoNotDisturbEvent",
            "newVoicemailEvent",
            "newAlarmEvent",
            "alarmProcessedEvent",
            "openDocumentEvent",
            "executeCommandEvent",
            "showNotificationEvent",
            "generalEvent",
            "newVideoConferenceEvent",
            "videoConferenceEndedEvent",
            "todoListReminderEvent");

    private EventFrameParser() {}

    /**
     * Reads a frame.
     *
     * @param frame the text of one whole message
     * @param sessionId the session whose socket it arrived on, which tells the session of every event (P7)
     * @param receivedAt when it arrived
     * @return the event; empty for what is no event of a chat: an acknowledgement, an echoed test message, an event of the
     *     telephone exchange, a message of a session that is not external. A message's id is null where the frame has none,
     *     or where its text may have been cut; its direction where the frame does not tell
     * @throws XelionProtocolException if the frame is not a JSON object, or longer than 65 536 characters; the message
     *     does not quote it
     */
    public static Optional<ChatEvent> parse(String frame, String sessionId, Instant receivedAt) {
        return parse(frame, sessionId, receivedAt, false);
    }

    /**
     * Reads a frame, perhaps of a socket on which events were subscribed to.
     *
     * @param frame the text of one whole message
     * @param sessionId the session whose socket it arrived on
     * @param receivedAt when it arrived
     * @param subscribed whether events were asked for by this session's id: then one that names another session is none of
     *     this session's
     * @return as above
     * @throws XelionProtocolException as above
     */
    public static Optional<ChatEvent> parse(String frame, String sessionId, Instant receivedAt, boolean subscribed) {
        if (frame.length() > LONGEST_FRAME) {
            throw refusal(frame, "longer than any event", sessionId);
        }
        LenientJson json = LenientJson.parse(frame)
                .filter(LenientJson::isObject)
                .orElseThrow(() -> refusal(frame, "not a JSON object", sessionId));
        LenientJson notification = json.at(NOTIFICATION);
        LenientJson fields = notification.isObject() ? notification : json;
        String type = type(json, notification);
        if (type == null || NO_CHAT_EVENTS.contains(type)) {
            return Optional.empty();
        }
        String named = fields.at(SESSION_OID).id();
        if (subscribed && named != null && !named.equals(sessionId)) {
            return Optional.empty();
        }
        return event(type, fields, new Origin(sessionId, fields.at(SESSION_NAME).filledText(), receivedAt), frame);
    }

    private static XelionProtocolException refusal(String frame, String reason, String sessionId) {
        return new XelionProtocolException(
                "An event frame of " + frame.length() + " characters is " + reason,
                CallFailure.withoutAnswer("events", sessionId, false));
    }

    /** P5.2 (a) and (c): at either place, with the first letter in either case. */
    private static String type(LenientJson json, LenientJson notification) {
        String name = json.at(NOTIFICATION_TYPE).filledText();
        String type = name == null ? notification.at(NOTIFICATION_TYPE).filledText() : name;
        return type == null || !Character.isUpperCase(type.charAt(0))
                ? type
                : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private record Origin(String sessionId, String sessionName, Instant receivedAt) {}

    private static Optional<ChatEvent> event(String type, LenientJson fields, Origin from, String frame) {
        String session = from.sessionId();
        String name = from.sessionName();
        Instant at = from.receivedAt();
        return Optional.ofNullable(
                switch (type) {
                    case NewExternalChatEvent.TYPE -> message(fields, from);
                    case NEW_CHAT_EVENT -> isExternal(fields) ? uncut(message(fields, from)) : null;
                    case ChatTypingEvent.TYPE ->
                        new ChatTypingEvent(session, name, at, fields.at(NAME).filledText());
                    case ChatHasBeenActivatedEvent.TYPE ->
                        new ChatHasBeenActivatedEvent(
                                session,
                                name,
                                at,
                                fields.at(NAME).filledText(),
                                fields.at(GIVEN_NAME).filledText());
                    case ChatActiveUserHasBeenChangedEvent.TYPE ->
                        new ChatActiveUserHasBeenChangedEvent(
                                session,
                                name,
                                at,
                                fields.at(ACTIVE_USER_NAME).filledText(),
                                fields.at(ACTIVE_USER_GIVEN_NAME).filledText());
                    case ChatNoAgentsAvailableEvent.TYPE ->
                        new ChatNoAgentsAvailableEvent(
                                session, name, at, fields.at(MESSAGE).filledText());
                    case ChatHeartbeatEvent.TYPE ->
                        new ChatHeartbeatEvent(
                                session, name, at, fields.at(MESSAGE).filledText());
                    case ChatIsIdleEvent.TYPE -> new ChatIsIdleEvent(session, name, at);
                    case ChatHasBeenDeliveredEvent.TYPE ->
                        new ChatHasBeenDeliveredEvent(
                                session, name, at, fields.at(DATE).date());
                    case ChatHasBeenReadEvent.TYPE ->
                        new ChatHasBeenReadEvent(
                                session, name, at, fields.at(DATE).date());
                    case ChatHasBeenEndedEvent.TYPE ->
                        new ChatHasBeenEndedEvent(
                                session, name, at, fields.at(ENDED_DATE).date(), false);
                    default -> new UnknownChatEvent(type, session, name, at, frame);
                });
    }

    private static NewExternalChatEvent message(LenientJson fields, Origin from) {
        return new NewExternalChatEvent(
                from.sessionId(),
                from.sessionName(),
                from.receivedAt(),
                MessageReader.read(fields, from.sessionId(), IncomingFlag.SEEN_FROM_XELION),
                false);
    }

    /** P7: this event's long texts are cut, nobody says where; without an id the whole one is read from the list. */
    private static NewExternalChatEvent uncut(NewExternalChatEvent event) {
        String text = event.message().text();
        return text == null || text.length() < SURELY_WHOLE
                ? event
                : event.withMessage(event.message().withIds(null, null));
    }

    /** A session's socket need not say it. */
    private static boolean isExternal(LenientJson fields) {
        String type = fields.at(CHAT_SESSION_TYPE).filledText();
        return type == null || EXTERNAL.equalsIgnoreCase(type.trim());
    }
}
