package org.xelionchat.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

class RequestCheckTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n"})
    void refusesABlankText(String text) {
        refused(() -> RequestCheck.message("sendMessage", "7", new OutgoingMessage(text)), "text");
    }

    @Test
    void countsCodePointsNotChars() {
        assertThatCode(() -> RequestCheck.message("sendMessage", "7", new OutgoingMessage("\ud83d\ude00".repeat(4000))))
                .doesNotThrowAnyException();
        refused(
                () -> RequestCheck.message("sendMessage", "7", new OutgoingMessage("x".repeat(4001))),
                "4001 characters, it must have at most 4000");
    }

    @Test
    void refusesAnAttachmentOverTenMegabytes() {
        byte[] content = new byte[10 * 1024 * 1024 + 1];
        refused(
                () -> RequestCheck.message(
                        "sendMessage", "7", new OutgoingMessage(null, new Attachment("a", "image/png", content))),
                "attachment");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "peter", "@example.org", "peter@", "a b@example.org", "a@b@c", "<a@b.org>"})
    void refusesWhatIsNoAddress(String address) {
        refused(() -> RequestCheck.emailAddress("sendTranscript", "7", address), "e-mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"peter@example.org", "p.e+t-er@mail.example.co.uk", "peter@localhost", " peter@example.org "})
    void acceptsAddresses(String address) {
        assertThatCode(() -> RequestCheck.emailAddress("sendTranscript", "7", address))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void refusesABlankClientId(String clientId) {
        refused(() -> RequestCheck.visitor("createSession", new Visitor(clientId)), "clientId");
    }

    @Test
    void refusesFeedbackWithoutARating() {
        refused(() -> RequestCheck.feedback("sendFeedback", "7", new Feedback(null, "nice")), "rating");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void refusesAMissingSession(String sessionId) {
        refused(() -> RequestCheck.session("getSession", sessionId), "session id");
    }

    private static void refused(ThrowingCallable check, String what) {
        assertThatThrownBy(check)
                .isInstanceOf(InvalidChatRequestException.class)
                .hasMessageContaining(what);
    }
}
