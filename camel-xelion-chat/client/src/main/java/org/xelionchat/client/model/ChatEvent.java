package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something that happened in a session (P7). {@code type} is Xelion's wire name; {@code sessionId} is always set, also
 * where the event itself carries none, since every session has a socket of its own.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = UnknownChatEvent.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = NewExternalChatEvent.class, name = NewExternalChatEvent.TYPE),
    @JsonSubTypes.Type(value = ChatTypingEvent.class, name = ChatTypingEvent.TYPE),
    @JsonSubTypes.Type(value = ChatHasBeenActivatedEvent.class, name = ChatHasBeenActivatedEvent.TYPE),
    @JsonSubTypes.Type(value = ChatActiveUserHasBeenChangedEvent.class, name = ChatActiveUserHasBeenChangedEvent.TYPE),
    @JsonSubTypes.Type(value = ChatNoAgentsAvailableEvent.class, name = ChatNoAgentsAvailableEvent.TYPE),
    @JsonSubTypes.Type(value = ChatHeartbeatEvent.class, name = ChatHeartbeatEvent.TYPE),
    @JsonSubTypes.Type(value = ChatIsIdleEvent.class, name = ChatIsIdleEvent.TYPE),
    @JsonSubTypes.Type(value = ChatHasBeenDeliveredEvent.class, name = ChatHasBeenDeliveredEvent.TYPE),
    @JsonSubTypes.Type(value = ChatHasBeenReadEvent.class, name = ChatHasBeenReadEvent.TYPE),
    @JsonSubTypes.Type(value = ChatHasBeenEndedEvent.class, name = ChatHasBeenEndedEvent.TYPE),
    @JsonSubTypes.Type(value = StreamStateEvent.class, name = StreamStateEvent.TYPE)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface ChatEvent
        permits NewExternalChatEvent,
                ChatTypingEvent,
                ChatHasBeenActivatedEvent,
                ChatActiveUserHasBeenChangedEvent,
                ChatNoAgentsAvailableEvent,
                ChatHeartbeatEvent,
                ChatIsIdleEvent,
                ChatHasBeenDeliveredEvent,
                ChatHasBeenReadEvent,
                ChatHasBeenEndedEvent,
                StreamStateEvent,
                UnknownChatEvent {

    /**
     * {@return Xelion's wire name of the event}
     */
    @JsonProperty(value = "type", access = JsonProperty.Access.READ_ONLY)
    String type();

    /**
     * {@return the session; never null}
     */
    String sessionId();

    /**
     * {@return display text of the session, or null where the event carries none; may hold personal data}
     */
    String sessionName();

    /**
     * {@return when this side received it; never null}
     */
    Instant receivedAt();
}
