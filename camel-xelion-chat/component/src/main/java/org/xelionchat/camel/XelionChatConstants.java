package org.xelionchat.camel;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The names of the component's headers. */
public final class XelionChatConstants {

    @Metadata(
            label = "producer",
            description = "The operation of this exchange, instead of the one in the endpoint's URI.",
            javaType = "org.xelionchat.camel.XelionChatOperation")
    public static final String OPERATION = "CamelXelionChatOperation";

    @Metadata(
            label = "common",
            description =
                    "The id of the session. A producer prefers it to the option sessionId; createSession and the consumer set it.",
            javaType = "String")
    public static final String SESSION_ID = "CamelXelionChatSessionId";

    @Metadata(
            label = "common",
            description =
                    "The name of the session: a text for display, which may hold personal data of the visitor. Set by createSession, and by the consumer where the event carries it.",
            javaType = "String")
    public static final String SESSION_NAME = "CamelXelionChatSessionName";

    @Metadata(
            label = "producer",
            description = "For createSession: what agents see as the visitor's name. Wins over the body.",
            javaType = "String")
    public static final String CLIENT_ID = "CamelXelionChatClientId";

    @Metadata(
            label = "producer",
            description =
                    "For createSession the visitor's e-mail address, for sendTranscript the address to mail to. Wins over the body.",
            javaType = "String")
    public static final String EMAIL_ADDRESS = "CamelXelionChatEmailAddress";

    @Metadata(
            label = "producer",
            description = "For createSession: the visitor's phone number. Wins over the body.",
            javaType = "String")
    public static final String PHONE_NUMBER = "CamelXelionChatPhoneNumber";

    @Metadata(
            label = "producer",
            description =
                    "For createSession on the classic API: the oid of the phone line to chat to. Wins over the option phoneLineOid.",
            javaType = "String")
    public static final String PHONE_LINE_OID = "CamelXelionChatPhoneLineOid";

    @Metadata(
            label = "common",
            description = "The id of the message that sendMessage has sent, or that a newExternalChatEvent brings.",
            javaType = "String")
    public static final String MESSAGE_ID = "CamelXelionChatMessageId";

    @Metadata(label = "consumer", description = "The type of the event, by its wire name.", javaType = "String")
    public static final String EVENT_TYPE = "CamelXelionChatEventType";

    @Metadata(
            label = "consumer",
            description = "Who has written the message of a newExternalChatEvent, or is typing (chatTypingEvent).",
            javaType = "String")
    public static final String SENDER_NAME = "CamelXelionChatSenderName";

    @Metadata(
            label = "consumer",
            description =
                    "Which way the message of a newExternalChatEvent went: visitor (written by the visitor) or agent.",
            javaType = "String",
            enums = "visitor,agent")
    public static final String DIRECTION = "CamelXelionChatDirection";

    @Metadata(
            label = "consumer",
            description =
                    "The name of the agent who has the chat now (chatHasBeenActivatedEvent, chatActiveUserHasBeenChangedEvent).",
            javaType = "String")
    public static final String AGENT_NAME = "CamelXelionChatAgentName";

    @Metadata(
            label = "consumer",
            description =
                    "Whether the event was found by reading the session or its messages instead of on the socket (newExternalChatEvent, chatHasBeenEndedEvent).",
            javaType = "Boolean")
    public static final String RECOVERED = "CamelXelionChatRecovered";

    @Metadata(
            label = "producer",
            description =
                    "True when notifyTyping made no call, because one was made for this session less than typingInterval ago.",
            javaType = "Boolean")
    public static final String SUPPRESSED = "CamelXelionChatSuppressed";

    @Metadata(
            label = "producer",
            description = "The HTTP status of Xelion's answer, when the operation failed with one.",
            javaType = "Integer")
    public static final String STATUS_CODE = "CamelXelionChatStatusCode";

    @Metadata(
            label = "producer",
            description = "Xelion's own error code, when the operation failed with one.",
            javaType = "Integer")
    public static final String ERROR_CODE = "CamelXelionChatErrorCode";

    @Metadata(
            label = "consumer",
            description =
                    "When it happened, in milliseconds since 1970: when the message was sent, for other events when they were received.",
            javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private XelionChatConstants() {}
}
