package org.xelionchat.client;

import java.util.regex.Pattern;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

/** Refuses, before anything is sent, what Xelion could only refuse as well. */
final class RequestCheck {

    /** P6.3: characters of a text, counted as Unicode code points. */
    private static final int TEXT_LENGTH = 4000;

    /** P9: bytes of an attachment before base64. */
    private static final int ATTACHMENT_SIZE = 10 * 1024 * 1024;

    /** RFC 5321: a path has at most 256 characters, its angle brackets included. */
    private static final int EMAIL_LENGTH = 254;

    /** Only what can be no address at all is refused: somebody on both sides of one @, no white space. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");

    private RequestCheck() {}

    static void session(String operation, String sessionId) {
        if (sessionId == null || sessionId.isBlank()) {
            throw invalid(operation, null, "no session id: it must be given");
        }
    }

    static void visitor(String operation, Visitor visitor) {
        if (visitor == null || visitor.clientId() == null || visitor.clientId().isBlank()) {
            throw invalid(operation, null, "clientId must not be blank");
        }
        if (visitor.emailAddress() != null && !visitor.emailAddress().isBlank()) {
            emailAddress(operation, null, visitor.emailAddress());
        }
    }

    static void message(String operation, String sessionId, OutgoingMessage message) {
        if (message == null
                || message.attachment() == null
                        && (message.text() == null || message.text().isBlank())) {
            throw invalid(operation, sessionId, "the text must not be blank where there is no attachment");
        }
        if (message.text() != null) {
            int length = message.text().codePointCount(0, message.text().length());
            if (length > TEXT_LENGTH) {
                throw invalid(
                        operation,
                        sessionId,
                        "the text has " + length + " characters, it must have at most " + TEXT_LENGTH);
            }
        }
        if (message.attachment() != null && message.attachment().size() > ATTACHMENT_SIZE) {
            throw invalid(
                    operation,
                    sessionId,
                    "the attachment has " + message.attachment().size() + " bytes, it must have at most "
                            + ATTACHMENT_SIZE);
        }
    }

    static void emailAddress(String operation, String sessionId, String address) {
        if (address == null
                || address.length() > EMAIL_LENGTH
                || !EMAIL.matcher(address.strip()).matches()) {
            throw invalid(operation, sessionId, "the e-mail address must look like name@example.org");
        }
    }

    static void feedback(String operation, String sessionId, Feedback feedback) {
        if (feedback == null || feedback.rating() == null) {
            throw invalid(operation, sessionId, "the feedback must have a rating, a whole number");
        }
    }

    private static InvalidChatRequestException invalid(String operation, String sessionId, String message) {
        return new InvalidChatRequestException(
                operation + ": " + message, CallFailure.withoutAnswer(operation, sessionId, false));
    }
}
