package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.UnsupportedChatOperationException;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;

/** What only the gateway API can do, and what it cannot. */
class GatewayOperationsTest extends ChatTestSupport {

    @Test
    void sendsATranscriptToTheAddressInTheBodyOrTheHeader() {
        String id = createSession("peter");

        Exchange exchange = inSession("xelion-chat:sendTranscript", id, "body@example.org");
        send(
                "xelion-chat:sendTranscript",
                "body@example.org",
                Map.of(XelionChatConstants.SESSION_ID, id, XelionChatConstants.EMAIL_ADDRESS, "header@example.org"));

        assertThat(xelion().session(id).transcriptAddresses())
                .containsExactly("body@example.org", "header@example.org");
        assertThat(exchange.getMessage().getBody()).isEqualTo("body@example.org");
    }

    @Test
    void sendsFeedbackInAnyForm() {
        String id = createSession("peter");

        Exchange exchange = inSession("xelion-chat:sendFeedback", id, new Feedback(5, "fine"));
        inSession("xelion-chat:sendFeedback", id, Map.of("rating", 4));
        inSession("xelion-chat:sendFeedback", id, "{\"rating\": 3, \"feedback\": \"so so\"}");

        assertThat(xelion().session(id).feedback())
                .extracting(given -> given.rating() + given.feedback())
                .containsExactly("5fine", "4", "3so so");
        assertThat(exchange.getMessage().getBody()).isEqualTo(new Feedback(5, "fine"));
    }

    @Test
    void getsTheStatus() {
        assertThat(send("xelion-chat:getStatus", null).getMessage().getBody()).isEqualTo(GatewayStatus.ONLINE);

        wesley().goesOffline();

        assertThat(send("xelion-chat:getStatus", null).getMessage().getBody()).isEqualTo(GatewayStatus.OFFLINE);
    }

    @Test
    void tellsWhetherTranscriptsAreMailed() {
        assertThat(send("xelion-chat:isTranscriptEnabled", null).getMessage().getBody())
                .isEqualTo(true);
    }

    @Test
    void tellsThatTheGatewayHasNoPhoneLines() {
        assertThat(send("xelion-chat:listPhoneLines", null).getException())
                .isInstanceOf(UnsupportedChatOperationException.class)
                .hasMessageContaining("listPhoneLines");
        assertThat(xelion().calls().isEmpty()).isTrue();
    }

    @Test
    void refusesAttachmentsOnTheGateway() {
        OutgoingMessage message = new OutgoingMessage("look", new Attachment("a.png", "image/png", new byte[] {1}));

        assertThat(inSession("xelion-chat:sendMessage", "1", message).getException())
                .isInstanceOf(UnsupportedChatOperationException.class)
                .hasMessageContaining("ttachment");
        assertThat(xelion().calls().isEmpty()).isTrue();
    }
}
