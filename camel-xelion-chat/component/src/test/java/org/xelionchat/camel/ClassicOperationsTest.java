package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.chat.SimulatedAttachment;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;

/** What only the classic API can do, and what it cannot. */
@OnClassic
class ClassicOperationsTest extends ChatTestSupport {

    /** Where the calls that are only assumed are others. */
    @RegisterExtension
    static final XelionSimulatorExtension ELSEWHERE = XelionSimulatorExtension.with(
            simulator -> simulator.classic(classic -> classic.deliveredCall("POST chats/{sessionId}/received")
                    .typingCall("PUT external/{sessionId}/types")
                    .closeCall("DELETE external/{sessionId}")));

    private static final Attachment PICTURE = new Attachment("circle.png", "image/png", new byte[] {1, 2, 3, -4});

    @Test
    void listsPhoneLines() {
        assertThat(send("xelion-chat:listPhoneLines", null).getMessage().getBody())
                .isEqualTo(List.of(
                        new PhoneLine(xelion().phoneLine().oid(), "Support", "801"),
                        new PhoneLine(OTHER_LINE, "Sales", "802")));
    }

    @Test
    void chatsToTheLineOfTheOption() {
        send("xelion-chat:createSession?phoneLineOid=" + OTHER_LINE, new Visitor("peter"));

        assertThat(xelion().onlySession().phoneLine().oid()).isEqualTo(OTHER_LINE);
    }

    @Test
    void prefersTheLineOfTheHeader() {
        send(
                "xelion-chat:createSession?phoneLineOid=" + xelion().phoneLine().oid(),
                new Visitor("peter"),
                Map.of(XelionChatConstants.PHONE_LINE_OID, Integer.valueOf(OTHER_LINE)));

        assertThat(xelion().onlySession().phoneLine().oid()).isEqualTo(OTHER_LINE);
    }

    @Test
    void refusesToGuessALine() {
        component().getConfiguration().setPhoneLineOid(null);

        Exchange without = send("xelion-chat:createSession", new Visitor("peter"));
        Exchange blank = send(
                "xelion-chat:createSession", new Visitor("peter"), Map.of(XelionChatConstants.PHONE_LINE_OID, " "));

        for (Exchange exchange : List.of(without, blank)) {
            assertThat(exchange.getException())
                    .isInstanceOf(InvalidChatRequestException.class)
                    .hasMessageContaining("phoneLineOid");
        }
        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void tellsThatThereIsNoSuchLine() {
        Exchange exchange = send("xelion-chat:createSession?phoneLineOid=1", new Visitor("peter"));

        assertThat(exchange.getException()).isInstanceOf(XelionChatException.class);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.STATUS_CODE))
                .isEqualTo(404);
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.ERROR_CODE))
                .isEqualTo(10100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"look", ""})
    void sendsAnAttachment(String text) {
        String id = createSession("peter");

        Exchange exchange = inSession("xelion-chat:sendMessage", id, new OutgoingMessage(text, PICTURE));

        ChatMessage sent = exchange.getMessage().getBody(ChatMessage.class);
        assertThat(sent.direction()).isEqualTo(Direction.VISITOR);
        SimulatedAttachment arrived = xelion().session(id).messages().get(0).attachment();
        assertThat(xelion().session(id).texts()).containsExactly(text);
        assertThat(arrived.fileName()).isEqualTo("circle.png");
        assertThat(arrived.mimeType()).isEqualTo("image/png");
        assertThat(arrived.content()).isEqualTo(PICTURE.content());
    }

    @Test
    void sendsAnAttachmentThatCameAsJson() {
        String id = createSession("peter");
        OutgoingMessage message = context.getTypeConverter()
                .convertTo(
                        OutgoingMessage.class,
                        "{\"text\": \"look\", \"attachment\": {\"fileName\": \"a.txt\", \"mimeType\": \"text/plain\","
                                + " \"content\": \"aGVsbG8=\"}}");

        inSession("xelion-chat:sendMessage", id, message);

        assertThat(xelion().session(id).messages().get(0).attachment().content())
                .isEqualTo("hello".getBytes());
    }

    /** P3.4: one page of the guide shows an attachment, another refuses them. */
    @Test
    void tellsThatAttachmentsAreRefused() {
        String id = createSession("peter");
        xelion().faults()
                .nextCall(Operation.SEND_MESSAGE)
                .answersJson(400, "{\"errorCode\": 10104, \"message\": \"No\", \"info\": \"\"}");

        Exchange exchange = inSession("xelion-chat:sendMessage", id, new OutgoingMessage(null, PICTURE));

        assertThat(exchange.getException())
                .isInstanceOf(XelionChatException.class)
                .hasMessageContaining("attachments are not allowed");
        assertThat(exchange.getMessage().getHeader(XelionChatConstants.ERROR_CODE))
                .isEqualTo(10104);
    }

    @ParameterizedTest
    @EnumSource(names = {"sendTranscript", "sendFeedback", "getStatus", "isTranscriptEnabled"})
    void tellsWhatOnlyTheGatewayHas(XelionChatOperation operation) {
        Object body = operation == XelionChatOperation.sendFeedback ? Map.of("rating", 5) : "peter@example.org";

        assertThat(inSession("xelion-chat:" + operation, "1", body).getException())
                .isInstanceOf(UnsupportedChatOperationException.class)
                .hasMessageContaining(operation + " is not possible with api=classic");
        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void makesTheAssumedCallsAsTheComponentIsTold() throws Exception {
        XelionChatComponent elsewhere = newComponent();
        elsewhere.getConfiguration().setHost(ELSEWHERE.simulator().host());
        elsewhere
                .getConfiguration()
                .setPhoneLineOid(ELSEWHERE.simulator().phoneLine().oid());
        elsewhere.setClassicDeliveredPath("POST chats/{sessionId}/received");
        elsewhere.setClassicTypingPath("PUT external/{sessionId}/types");
        elsewhere.setClassicClosePath("DELETE external/{sessionId}");
        context.addComponent("elsewhere", elsewhere);
        send("elsewhere:createSession", new Visitor("peter"));
        String id = ELSEWHERE.simulator().onlySession().id();

        for (String operation : List.of("markDelivered", "notifyTyping", "closeSession")) {
            assertThat(inSession("elsewhere:" + operation, id, null).getException())
                    .isNull();
        }

        assertThat(ELSEWHERE.simulator().session(id).deliveredToVisitorAt()).isNotNull();
        assertThat(ELSEWHERE.simulator().session(id).visitorTypedAt()).isNotNull();
        assertThat(ELSEWHERE.simulator().session(id).ended()).isTrue();
    }
}
