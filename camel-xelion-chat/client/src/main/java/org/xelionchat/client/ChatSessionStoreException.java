package org.xelionchat.client;

import java.io.Serial;
import org.xelionchat.client.model.ChatSession;

/** The call had happened, only remembering its session failed. */
public class ChatSessionStoreException extends XelionChatException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient ChatSession session;

    /**
     * @param message one line for people
     * @param failure what is known of the call
     * @param session the session that could not be stored; null where only its id is known
     * @param cause what the store threw
     */
    public ChatSessionStoreException(String message, CallFailure failure, ChatSession session, Throwable cause) {
        super(message, failure, cause);
        this.session = session;
    }

    /**
     * {@return the session that could not be stored; null where only its id is known}
     */
    public ChatSession getSession() {
        return session;
    }
}
