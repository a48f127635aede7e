package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

/** Whatever a server answers, every call has a result or fails as documented, and no message quotes the answer. */
class GatewayAnswersFuzzTest {

    private static final String SESSION = "2045858";
    private static final Instant NOW = Instant.parse("2022-10-14T13:00:00Z");

    /** Stands in some of the committed answers where people's words or secrets stand. */
    private static final String CANARY = "canary-of-the-answers";

    /** @param input the first character of the status, and then the body */
    @FuzzTest
    @Timeout(20)
    void readsOrFailsAsDocumented(byte[] input) {
        if (input.length == 0) {
            return;
        }
        HttpAnswer answer =
                new HttpAnswer(status(input[0]), new String(input, 1, input.length - 1, StandardCharsets.UTF_8), null);
        GatewayApi api = new GatewayApi(
                XelionChatSettings.builder()
                        .host("xelion.example.org")
                        .gatewayId("1234567")
                        .accessToken(() -> "token")
                        .build(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                call -> CompletableFuture.completedFuture(answer));

        result(api.createSession(new Visitor("peter"), null))
                .ifPresent(session -> assertThat(session.id()).isNotBlank());
        result(api.getSession(SESSION))
                .ifPresent(session -> assertThat(session.id()).isEqualTo(SESSION));
        result(api.sendMessage(SESSION, null, new OutgoingMessage("hello")))
                .ifPresent(message -> assertThat(message.id()).isNotBlank());
        result(api.getMessages(SESSION)).ifPresent(GatewayAnswersFuzzTest::checkMessages);
        result(api.getEventUrl(SESSION)).ifPresent(GatewayAnswersFuzzTest::checkAddress);
        result(api.getStatus());
        result(api.isTranscriptEnabled());
        result(api.validate());
        result(api.markDelivered(SESSION));
        result(api.notifyTyping(SESSION));
        result(api.closeSession(SESSION));
        result(api.sendTranscript(SESSION, "peter@example.org"));
        result(api.sendFeedback(SESSION, new Feedback(5, null)));
    }

    private static int status(byte first) {
        return switch (first) {
            case '1' -> 101;
            case '3' -> 302;
            case '4' -> 400;
            case '9' -> 401;
            case '5' -> 500;
            case '7' -> 429;
            default -> 200;
        };
    }

    private static void checkMessages(List<ChatMessage> messages) {
        assertThat(messages).extracting(ChatMessage::id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.sessionId()).isEqualTo(SESSION));
    }

    private static void checkAddress(URI address) {
        assertThat(address.getScheme()).matches("(?i)wss?");
        assertThat(address.getHost()).isNotBlank();
    }

    private static <T> Optional<T> result(CompletableFuture<T> call) {
        assertThat(call).isDone();
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        CompletableFuture<T> succeeded = new CompletableFuture<>();
        call.whenComplete((value, failure) -> {
            succeeded.complete(value);
            failed.complete(failure);
        });
        Throwable failure = failed.join();
        if (failure != null) {
            assertThat(failure).isInstanceOf(XelionChatException.class).hasNoCause();
            assertThat(failure.toString()).doesNotContain(CANARY).hasSizeLessThan(300);
            String quoted = ((XelionChatException) failure).getAnswer();
            assertThat(quoted == null ? 0 : quoted.length()).isLessThanOrEqualTo(CallFailure.ANSWER_LENGTH);
        }
        return Optional.ofNullable(succeeded.join());
    }
}
