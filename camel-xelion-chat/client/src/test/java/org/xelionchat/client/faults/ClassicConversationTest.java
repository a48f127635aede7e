package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.wire.ContentsForm;
import org.xelionchat.simulator.wire.EventIds;
import org.xelionchat.simulator.wire.MessageShape;

/** What is said and heard on the classic API, whichever of its shapes a server speaks, on real sockets. */
@Timeout(60)
class ClassicConversationTest {

    private static final String LONG = "a rather long text, ".repeat(100).strip();

    static Stream<Arguments> shapes() {
        return Stream.of(EventIds.values())
                .flatMap(ids -> Stream.of(MessageShape.values()).map(shape -> Arguments.of(ids, shape)));
    }

    @ParameterizedTest(name = "events tell {0}, lists are {1}")
    @MethodSource("shapes")
    void aMessageIsHandedOnOnceWhicheverOfItsIdsIsTold(EventIds ids, MessageShape shape) {
        try (World world = World.classic(
                classic -> classic.eventIds(ids).messageShape(shape).pageSize(2))) {
            SimulatedSession session = open(world);
            SimulatedAgent agent = world.simulator().agent("Wesley");
            List<String> said = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 3; i++) {
                    String text = round + "." + i;
                    agent.says(session, text);
                    said.add(text);
                    world.client()
                            .sendMessage(session.id(), new OutgoingMessage("visitor's " + text))
                            .join();
                }
                await().untilAsserted(() ->
                        assertThat(world.received().texts(session.id())).isEqualTo(said));
                long interruptions = world.client().statistics().interruptions();
                world.client().reconnect();
                await().until(() -> world.client().statistics().interruptions() > interruptions
                        && world.client().statistics().live() == 1);
            }
            agent.ends(session);
            await().until(() -> world.client().statistics().followed() == 0);

            assertThat(world.received().texts(session.id())).isEqualTo(said);
            assertThat(world.received().ends(session.id())).isEqualTo(1);
            assertThat(world.simulator().calls().unexpected()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ContentsForm.class)
    void everyFormOfATextIsRead(ContentsForm form) {
        for (MessageShape shape : MessageShape.values()) {
            try (World world = World.classic(classic -> classic.contents(form).messageShape(shape))) {
                SimulatedSession session = open(world);
                world.simulator().agent("Wesley").says(session, "short");
                world.client()
                        .sendMessage(session.id(), new OutgoingMessage("hello"))
                        .join();

                List<ChatMessage> messages =
                        world.client().getMessages(session.id()).join();

                assertThat(messages).extracting(ChatMessage::text).containsExactly("short", "hello");
                assertThat(messages)
                        .extracting(ChatMessage::direction)
                        .containsExactly(Direction.AGENT, Direction.VISITOR);
            }
        }
    }

    @Test
    void aCutTextIsReadInFull() {
        try (World world = World.classic(classic -> classic.newChatEvents(true))) {
            SimulatedSession session = open(world);

            world.simulator().agent("Wesley").says(session, LONG);
            world.simulator().agent("Wesley").says(session, "short");

            await().untilAsserted(() ->
                    assertThat(world.received().texts(session.id())).containsExactly(LONG, "short"));
            assertThat(world.received().events(session.id()))
                    .allMatch(NewExternalChatEvent.class::isInstance, "emitted as the one type");
        }
    }

    @ParameterizedTest
    @EnumSource(MessageShape.class)
    void allPagesOfAListAreRead(MessageShape shape) {
        try (World world = World.classic(classic -> classic.pageSize(3).messageShape(shape))) {
            SimulatedSession session = open(world);
            List<String> texts =
                    IntStream.range(0, 20).mapToObj(i -> "text " + i).toList();
            texts.forEach(text -> world.simulator().agent("Wesley").says(session, text));

            assertThat(world.client().getMessages(session.id()).join())
                    .extracting(ChatMessage::text)
                    .isEqualTo(texts);
        }
    }

    @Test
    void phoneLinesAreListed() {
        try (World world = World.classic(classic -> classic.pageSize(1))) {
            assertThat(world.client().listPhoneLines().join())
                    .extracting(PhoneLine::id)
                    .containsExactly(XelionSimulator.DEFAULT_PHONE_LINE_OID);
        }
    }

    @Test
    void aSessionIsOpenedOnALineAndReadAndClosed() {
        try (World world = World.classic(classic -> {})) {
            XelionChatClient client = world.client();

            ChatSession opened =
                    client.createSession(new Visitor("peter"), world.line()).join();
            assertThat(client.getSession(opened.id()).join().ended()).isFalse();
            assertThat(client.notifyTyping(opened.id()).join()).isTrue();
            client.markDelivered(opened.id()).join();
            client.closeSession(opened.id()).join();

            ChatSession closed = client.getSession(opened.id()).join();
            assertThat(closed.ended()).isTrue();
            assertThat(closed.endsAt()).isNotNull();
            client.closeSession(opened.id()).join();
            assertThat(failure(() -> client.sendMessage(opened.id(), new OutgoingMessage("hello"))
                            .join()))
                    .isInstanceOf(ChatSessionEndedException.class)
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(10066));
        }
    }

    @Test
    void callsThatAnInstallationHasElsewhereAreMadeThere() {
        try (World world = World.classic(classic -> classic.deliveredCall("POST external/{sessionId}/seen")
                .typingCall("PUT external/{sessionId}/types")
                .closeCall("DELETE external/{sessionId}"))) {
            XelionChatClient client = world.otherClient(
                    "elsewhere", settings -> settings.classicDeliveredPath("POST external/{sessionId}/seen")
                            .classicTypingPath("PUT external/{sessionId}/types")
                            .classicClosePath("DELETE external/{sessionId}"));
            String session = client.createSession(new Visitor("peter"), world.line())
                    .join()
                    .id();

            client.markDelivered(session).join();
            client.notifyTyping(session).join();
            client.closeSession(session).join();

            assertThat(client.getSession(session).join().ended()).isTrue();
            assertThat(world.simulator().calls().unexpected()).isEmpty();
            client.close().join();
        }
    }

    @Test
    void withoutALineNoSessionIsAskedFor() {
        try (World world = World.classic(classic -> {})) {
            assertThat(failure(() -> world.client()
                            .createSession(new Visitor("peter"), " ")
                            .join()))
                    .isInstanceOf(InvalidChatRequestException.class)
                    .hasMessageContaining("phoneLineOid must be given");
            assertThat(failure(() -> world.client()
                            .createSession(new Visitor("peter"), "4711")
                            .join()))
                    .isExactlyInstanceOf(XelionChatException.class)
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(10100));
        }
    }

    @Test
    void anAttachmentArrives() {
        byte[] content = "GIF89a".getBytes(StandardCharsets.US_ASCII);
        try (World world = World.classic(classic -> {})) {
            SimulatedSession session = open(world);

            ChatMessage sent = world.client()
                    .sendMessage(
                            session.id(), new OutgoingMessage(null, new Attachment("dot.gif", "image/gif", content)))
                    .join();

            assertThat(sent.text()).isNull();
            assertThat(world.simulator().session(session.id()).messages())
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.attachment().fileName()).isEqualTo("dot.gif");
                        assertThat(message.attachment().mimeType()).isEqualTo("image/gif");
                        assertThat(message.attachment().content()).isEqualTo(content);
                    });
        }
    }

    @Test
    void whereAttachmentsAreNotAllowedTheCallSaysSo() {
        try (World world = World.classic(classic -> classic.refuseAttachments(true))) {
            SimulatedSession session = open(world);
            OutgoingMessage message =
                    new OutgoingMessage("look", new Attachment("dot.gif", "image/gif", new byte[] {1}));

            assertThat(failure(() ->
                            world.client().sendMessage(session.id(), message).join()))
                    .isInstanceOf(UnsupportedChatOperationException.class)
                    .hasMessageContaining("attachments are not allowed in external sessions")
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(10104));
            assertThat(world.simulator().session(session.id()).texts(Sender.VISITOR))
                    .isEmpty();
        }
    }

    @Test
    void theVisitorsClientIdGoesWithEachMessageAlsoAfterARestart() {
        try (World world = World.classic(classic -> {})) {
            SimulatedSession session = open(world);
            world.client().sendMessage(session.id(), new OutgoingMessage("one")).join();
            XelionChatClient restarted = world.otherClient("restarted", UnaryOperator.identity());
            restarted.followSession(session.id()).join();
            restarted.sendMessage(session.id(), new OutgoingMessage("two")).join();
            restarted.close().join();

            assertThat(world.simulator().calls().of(Operation.SEND_MESSAGE).bodies())
                    .hasSize(2)
                    .allMatch(body -> body.contains("\"clientId\":\"peter\""));
        }
    }

    @Test
    void whatOnlyTheGatewayHasIsRefusedBeforeAnythingIsSent() {
        try (World world = World.classic(classic -> {})) {
            XelionChatClient client = world.client();

            assertThat(List.<Runnable>of(
                            () -> client.getStatus().join(),
                            () -> client.isTranscriptEnabled().join(),
                            () -> client.sendTranscript("1", "a@example.org").join(),
                            () -> client.sendFeedback("1", new Feedback(5, "fine"))
                                    .join()))
                    .allSatisfy(call -> assertThat(failure(call))
                            .isInstanceOf(UnsupportedChatOperationException.class)
                            .hasMessageContaining("api=gateway"));
            assertThat(world.simulator().calls().list()).isEmpty();
        }
    }

    private static SimulatedSession open(World world) {
        String id = world.client()
                .createSession(new Visitor("peter"), world.line())
                .join()
                .id();
        world.subscribe(id);
        await().until(() -> world.client().statistics().live() == 1);
        return world.simulator().session(id);
    }

    private static XelionChatException failure(Runnable call) {
        return (XelionChatException) Assertions.catchThrowableOfType(CompletionException.class, call::run)
                .getCause();
    }
}
