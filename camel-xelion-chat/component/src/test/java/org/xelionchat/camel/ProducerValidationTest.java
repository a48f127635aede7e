package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.chat.Sender;

/** What is refused before anything is sent. */
class ProducerValidationTest extends ChatTestSupport {

    private static final String SOME_SESSION = "1";
    private static final ChatSession A_SESSION = new ChatSession("1", "name", null, null, null, false);

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad("createSession", null, "clientId"),
                bad("createSession", "", "clientId"),
                bad("createSession", new Visitor(" "), "clientId"),
                bad("createSession", Map.of("emailAddress", "peter@example.org"), "clientId"),
                bad("createSession", Map.of("clientId", List.of("peter")), "Visitor"),
                bad("createSession", "peter", "JSON object"),
                bad("createSession", "[1]", "JSON object"),
                bad("createSession", "null", "JSON object"),
                bad("createSession", "{\"clientId\":", "JSON object"),
                bad("createSession", List.of("peter"), "JSON object"),
                bad("createSession", A_SESSION, "JSON object"),
                bad("createSession", new Object(), "JSON object"),
                bad("createSession", new Visitor("peter", "nowhere", null), "e-mail"),
                bad("sendMessage", null, "text"),
                bad("sendMessage", "", "text"),
                bad("sendMessage", " \n\t", "text"),
                bad("sendMessage", new OutgoingMessage(null), "text"),
                bad("sendMessage", "x".repeat(4001), "4000"),
                bad("sendMessage", "\uD83D\uDE00".repeat(4001), "4000"),
                bad("sendMessage", Map.of("text", "hello"), "OutgoingMessage"),
                bad("sendMessage", List.of("hello"), "OutgoingMessage"),
                bad("sendMessage", A_SESSION, "OutgoingMessage"),
                bad("sendMessage", new Object(), "OutgoingMessage"),
                bad(
                        "sendMessage",
                        new OutgoingMessage(null, new Attachment("a", "image/png", new byte[10 * 1024 * 1024 + 1])),
                        "attachment"),
                bad("sendTranscript", null, "e-mail"),
                bad("sendTranscript", "nowhere", "e-mail"),
                bad("sendTranscript", "a@b@c", "e-mail"),
                bad("sendFeedback", null, "rating"),
                bad("sendFeedback", "", "rating"),
                bad("sendFeedback", "fine", "rating"),
                bad("sendFeedback", new Feedback(null, "fine"), "rating"),
                bad("sendFeedback", Map.of("rating", "very good"), "rating"),
                bad("sendFeedback", 5, "rating"));
    }

    private static Arguments bad(String operation, Object body, String named) {
        return Arguments.of(operation, body, named);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void refusesABadBody(String operation, Object body, String named) {
        Exchange exchange = inSession("xelion-chat:" + operation, SOME_SESSION, body);

        assertThat(exchange.getException()).isInstanceOfSatisfying(InvalidChatRequestException.class, failure -> {
            assertThat(failure).hasMessageStartingWith(operation + ": ").hasMessageContaining(named);
            assertThat(failure.getOperation()).isEqualTo(operation);
            assertThat(failure.isRetryable()).isFalse();
        });
        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void takesTheLongestTextThereMayBe() {
        String id = createSession("peter");

        Exchange exchange = inSession("xelion-chat:sendMessage", id, "x".repeat(4000));

        assertThat(exchange.getException()).isNull();
        assertThat(xelion().session(id).texts(Sender.VISITOR)).containsExactly("x".repeat(4000));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "getSession",
                "sendMessage",
                "getMessages",
                "markDelivered",
                "notifyTyping",
                "closeSession",
                "sendTranscript",
                "sendFeedback",
                "followSession",
                "unfollowSession"
            })
    void refusesToGuessASession(XelionChatOperation operation) {
        Exchange without = send("xelion-chat:" + operation, "hello");
        Exchange blank = inSession("xelion-chat:" + operation, " ", "hello");

        for (Exchange exchange : List.of(without, blank)) {
            assertThat(exchange.getException())
                    .isInstanceOf(InvalidChatRequestException.class)
                    .hasMessageStartingWith(operation + ": ");
        }
        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "dance", "", "SENDMESSAGE"})
    void refusesAnUnknownOperationInTheHeader(String operation) {
        Exchange exchange = send("xelion-chat:validate", "hello", Map.of(XelionChatConstants.OPERATION, operation));

        assertThat(exchange.getException())
                .isInstanceOf(InvalidChatRequestException.class)
                .hasMessageContaining("CamelXelionChatOperation")
                .hasMessageContaining("sendMessage");
        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void repeatsNothingOfTheBodyInItsMessage() {
        Exchange exchange = send("xelion-chat:createSession", "{\"clientId\": CANARY}");

        assertThat(exchange.getException()).isInstanceOf(InvalidChatRequestException.class);
        assertThat(StackTraces.of(exchange.getException())).doesNotContain("CANARY");
    }
}
