package org.xelionchat.examples.chatbot;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.examples.chatbot.Entry.Kind;

/** From the agents of one gateway to its customers. */
final class PeopleRoutes extends RouteBuilder {

    /** An event came before it was known whose chat it is. */
    static final class UnknownChatException extends Exception {

        private static final long serialVersionUID = 1;

        UnknownChatException(String sessionId) {
            super("Session " + sessionId + " is no customer's chat");
        }
    }

    private static final int TIMES_TO_ASK = 50;
    private static final long ASK_AGAIN_AFTER = 100;

    private final Gateway gateway;
    private final Script script;
    private final OpenChats chats;

    /** Sessions whose customers know that nobody is there: Xelion says it again with every message (P11.12). */
    private final Set<String> unattended = ConcurrentHashMap.newKeySet();

    PeopleRoutes(Gateway gateway, Script script, OpenChats chats) {
        this.gateway = gateway;
        this.script = script;
        this.chats = chats;
    }

    @Override
    public void configure() {
        // a quick agent may speak while the chat is still being stored
        onException(UnknownChatException.class)
                .maximumRedeliveries(TIMES_TO_ASK)
                .redeliveryDelay(ASK_AGAIN_AFTER)
                .handled(true)
                .log(LoggingLevel.WARN, log, gateway + ": ${exception.message}");

        onException(XelionChatException.class)
                .handled(true)
                .log(LoggingLevel.WARN, log, gateway + ": ${exception.message}");

        from("timer:check-" + gateway + "?repeatCount=1&delay=0")
                .routeId("check-" + gateway)
                .to(gateway.scheme() + ":validate")
                .filter(body().isEqualTo(false))
                .log(LoggingLevel.ERROR, log, gateway + ": Xelion does not accept the gateway id and access token");

        from(gateway.scheme() + ":events?idempotentRepository=#handled")
                .routeId("people-" + gateway)
                .process(this::heard)
                .filter(body().isInstanceOf(Entry.class))
                .to("direct:tell");
    }

    private void heard(Exchange exchange) throws UnknownChatException {
        ChatEvent event = exchange.getMessage().getBody(ChatEvent.class);
        String customer =
                chats.customerOf(event.sessionId()).orElseThrow(() -> new UnknownChatException(event.sessionId()));
        exchange.getMessage().setBody(entry(event, customer, exchange));
    }

    private Entry entry(ChatEvent event, String customer, Exchange exchange) {
        if (event instanceof NewExternalChatEvent said) {
            ChatMessage message = said.message();
            Instant at = message.sentAt() == null ? event.receivedAt() : message.sentAt();
            return new Entry(
                    at.toString(),
                    gateway.name(),
                    customer,
                    Kind.agent,
                    event.sessionId(),
                    message.id(),
                    message.senderName(),
                    message.text());
        }
        if (event instanceof ChatHasBeenActivatedEvent || event instanceof ChatActiveUserHasBeenChangedEvent) {
            unattended.remove(event.sessionId());
            String name = exchange.getMessage().getHeader(XelionChatConstants.AGENT_NAME, String.class);
            return notice(event, customer, Kind.joined, name, null);
        }
        if (event instanceof ChatNoAgentsAvailableEvent nobody) {
            return unattended.add(event.sessionId())
                    ? notice(event, customer, Kind.nobodyThere, null, nobody.message())
                    : null;
        }
        if (event instanceof ChatHeartbeatEvent heartbeat) {
            return notice(event, customer, Kind.stillThere, null, heartbeat.message());
        }
        if (event instanceof ChatHasBeenEndedEvent) {
            unattended.remove(event.sessionId());
            return notice(event, customer, Kind.ended, null, null);
        }
        return null;
    }

    /** @param text Xelion's own text for the customer; null or blank: that of the script */
    private Entry notice(ChatEvent event, String customer, Kind kind, String name, String text) {
        return new Entry(
                event.receivedAt().toString(),
                gateway.name(),
                customer,
                kind,
                event.sessionId(),
                null,
                name,
                text == null || text.isBlank() ? script.notice(kind, name) : text);
    }
}
