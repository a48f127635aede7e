package org.xelionchat.camel;

import org.apache.camel.Message;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;

/** What a call leaves in the message. */
@FunctionalInterface
interface CallResult {

    void applyTo(Message message);

    /** A call without a result leaves the body as it was, so that calls can be chained. */
    static CallResult nothing(Void done) {
        return message -> {};
    }

    static CallResult body(Object value) {
        return message -> message.setBody(value);
    }

    static CallResult created(ChatSession session) {
        return message -> {
            message.setBody(session);
            message.setHeader(XelionChatConstants.SESSION_ID, session.id());
            message.setHeader(XelionChatConstants.SESSION_NAME, session.name());
        };
    }

    static CallResult sent(ChatMessage sent) {
        return message -> {
            message.setBody(sent);
            message.setHeader(XelionChatConstants.MESSAGE_ID, sent.id());
        };
    }

    static CallResult typing(boolean told) {
        return message -> {
            if (told) {
                message.removeHeader(XelionChatConstants.SUPPRESSED);
            } else {
                message.setHeader(XelionChatConstants.SUPPRESSED, true);
            }
        };
    }
}
