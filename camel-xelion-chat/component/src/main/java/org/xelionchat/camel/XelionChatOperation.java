package org.xelionchat.camel;

/** What an endpoint does. {@link #events} is for consumers, everything else for producers. */
public enum XelionChatOperation {
    /** Opens a session for a visitor. */
    createSession,
    /** Reads a session. */
    getSession,
    /** Sends a message of the visitor. */
    sendMessage,
    /** Reads all messages of a session, oldest first. */
    getMessages,
    /** Marks all messages of a session as delivered to the visitor. */
    markDelivered,
    /** Tells the agents that the visitor is typing. */
    notifyTyping,
    /** Ends a session for good. */
    closeSession,
    /** Has Xelion mail the conversation. */
    sendTranscript,
    /** Hands in what the visitor thought of the conversation. */
    sendFeedback,
    /** Asks whether anybody can answer. */
    getStatus,
    /** Asks whether Xelion mails transcripts. */
    isTranscriptEnabled,
    /** Asks whether host, tenant, gateway and credentials are right. */
    validate,
    /** Lists the phone lines that can be chatted to; the gateway API does not have it. */
    listPhoneLines,
    /** Follows a session that was made elsewhere. */
    followSession,
    /** Stops following a session. */
    unfollowSession,
    /** Consumes the events of followed sessions. */
    events
}
