package org.xelionchat.client.api;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;

/**
 * Every call that Xelion has, of either generation. No method blocks. The futures complete on the client's workers,
 * never on an I/O thread, and fail with a {@link org.xelionchat.client.XelionChatException} as it is, not wrapped; a call that the generation
 * does not have fails with {@link org.xelionchat.client.UnsupportedChatOperationException}. A call that is safe to
 * repeat has been repeated as configured before it fails; one that is not has been repeated only where nothing had
 * reached the server, or on 429.
 */
public interface ChatApi {

    /**
     * Opens a session (G1, C5).
     *
     * @param visitor who wants to chat; {@code clientId} is not blank
     * @param phoneLineOid the line to chat to; classic only, else ignored and null
     * @return the session
     */
    CompletableFuture<ChatSession> createSession(Visitor visitor, String phoneLineOid);

    /**
     * Reads a session (G2, C8).
     *
     * @param sessionId the session
     * @return the session as it is now
     */
    CompletableFuture<ChatSession> getSession(String sessionId);

    /**
     * Sends a message once (G3, C6).
     *
     * @param sessionId the session
     * @param clientId the visitor's client id, sent along on classic; may be null
     * @param message what to send, checked already
     * @return the message as Xelion has it, direction {@code visitor}
     */
    CompletableFuture<ChatMessage> sendMessage(String sessionId, String clientId, OutgoingMessage message);

    /**
     * Reads all messages of a session (G4, C7).
     *
     * @param sessionId the session
     * @return oldest first, direction normalised (P7.1)
     */
    CompletableFuture<List<ChatMessage>> getMessages(String sessionId);

    /**
     * Asks for the address of an event socket (G5, C4): to be used once, and to be kept secret.
     *
     * @param sessionId the session
     * @return the address
     */
    CompletableFuture<URI> getEventUrl(String sessionId);

    /**
     * Marks all messages as delivered to the visitor (G6).
     *
     * @param sessionId the session
     * @return done
     */
    CompletableFuture<Void> markDelivered(String sessionId);

    /**
     * Tells that the visitor is typing (G7).
     *
     * @param sessionId the session
     * @return done
     */
    CompletableFuture<Void> notifyTyping(String sessionId);

    /**
     * Ends a session for good (G8).
     *
     * @param sessionId the session
     * @return done
     */
    CompletableFuture<Void> closeSession(String sessionId);

    /**
     * Has the conversation mailed (G9).
     *
     * @param sessionId the session
     * @param emailAddress to whom
     * @return done
     */
    CompletableFuture<Void> sendTranscript(String sessionId, String emailAddress);

    /**
     * Hands in what the visitor thought of it (G10).
     *
     * @param sessionId the session
     * @param feedback with a rating
     * @return done
     */
    CompletableFuture<Void> sendFeedback(String sessionId, Feedback feedback);

    /**
     * Asks whether anybody can answer (G11).
     *
     * @return the status
     */
    CompletableFuture<GatewayStatus> getStatus();

    /**
     * Asks whether transcripts are mailed (G12).
     *
     * @return whether they are
     */
    CompletableFuture<Boolean> isTranscriptEnabled();

    /**
     * Asks whether host, tenant, gateway and credentials are right (G13; classic: whether the login succeeds).
     *
     * @return false where Xelion answers so; credentials that are refused are false too
     */
    CompletableFuture<Boolean> validate();

    /**
     * Lists the phone lines (C12).
     *
     * @return all pages
     */
    CompletableFuture<List<PhoneLine>> listPhoneLines();
}
