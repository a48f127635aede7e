package org.xelionchat.examples.webchat;

import java.time.Instant;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.undertow.UndertowConstants;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.examples.webchat.Visitors.Push;

/** From Xelion to the visitor's page: what the agent does and says, numbered, in order. */
final class AgentRoutes extends RouteBuilder {

    private final String socket;
    private final Visitors visitors;

    /** @param socket Camel URI of the visitors' WebSocket */
    AgentRoutes(String socket, Visitors visitors) {
        this.socket = socket;
        this.visitors = visitors;
    }

    @Override
    public void configure() {
        // the connection broke at that moment: the page comes back and asks for what it has not seen
        onException(CamelExchangeException.class).handled(true);

        // delivered is what the visitor's page says it got, not what got as far as here
        from("xelion-chat:events?autoDelivered=false")
                .routeId("agents")
                .transform()
                .body(ChatEvent.class, this::heard)
                .to("direct:to-visitor");

        from("direct:to-visitor")
                .filter(body().isNotNull())
                .setHeader(UndertowConstants.CONNECTION_KEY_LIST)
                .body(Push.class, Push::connections)
                .setBody()
                .body(Push.class, Push::message)
                .marshal()
                .json()
                .convertBodyTo(String.class)
                .to(socket);
    }

    private Push heard(ChatEvent event) {
        Instant at = event.receivedAt();
        String session = event.sessionId();
        if (event instanceof NewExternalChatEvent said) {
            ChatMessage message = said.message();
            Instant sentAt = message.sentAt() == null ? at : message.sentAt();
            return visitors.happened(session, "agent", sentAt, message.senderName(), message.text());
        }
        if (event instanceof ChatTypingEvent typing) {
            return visitors.passing(session, new ToVisitor.Typing(typing.name()));
        }
        if (event instanceof ChatHasBeenActivatedEvent activated) {
            String name = fullName(activated.agentGivenName(), activated.agentName());
            return visitors.happened(session, "joined", at, name, null);
        }
        if (event instanceof ChatActiveUserHasBeenChangedEvent changed) {
            String name = fullName(changed.agentGivenName(), changed.agentName());
            return visitors.happened(session, "changed", at, name, null);
        }
        if (event instanceof ChatNoAgentsAvailableEvent nobody) {
            return visitors.happened(session, "noAgents", at, null, nobody.message());
        }
        if (event instanceof ChatHeartbeatEvent heartbeat) {
            return visitors.happened(session, "stillThere", at, null, heartbeat.message());
        }
        if (event instanceof ChatIsIdleEvent) {
            return visitors.happened(session, "idle", at, null, null);
        }
        if (event instanceof ChatHasBeenReadEvent read) {
            return visitors.happened(session, "read", read.until() == null ? at : read.until(), null, null);
        }
        if (event instanceof ChatHasBeenEndedEvent) {
            return visitors.happened(session, "ended", at, null, null);
        }
        return null;
    }

    private static String fullName(String givenName, String name) {
        if (givenName == null || givenName.isBlank()) {
            return name;
        }
        return name == null || name.isBlank() ? givenName : givenName + " " + name;
    }
}
