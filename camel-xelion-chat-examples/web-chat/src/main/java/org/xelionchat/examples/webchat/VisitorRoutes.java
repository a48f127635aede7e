package org.xelionchat.examples.webchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.undertow.UndertowConstants;
import org.apache.camel.component.undertow.UndertowConstants.EventType;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.UncertainDeliveryException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.examples.webchat.Visitors.Push;
import org.xelionchat.examples.webchat.Visitors.RefusedException;

/**
 * From the visitor's page to Xelion. A request is one JSON message, its answer another, which goes to {@code
 * direct:to-visitor}. No thread waits in here: the operations of {@code xelion-chat:} are asynchronous.
 */
final class VisitorRoutes extends RouteBuilder {

    private static final String FAILED = "That did not work. Please try again.";
    private static final String CHAT = "chat";
    private static final String REQUEST = "request";

    private final String socket;
    private final Visitors visitors;
    private final VisitorSockets sockets;
    private final Availability availability;
    private final Clock clock;

    /** @param socket Camel URI of the visitors' WebSocket */
    VisitorRoutes(String socket, Visitors visitors, VisitorSockets sockets, Availability availability, Clock clock) {
        this.socket = socket;
        this.visitors = visitors;
        this.sockets = sockets;
        this.availability = availability;
        this.clock = clock;
    }

    @Override
    public void configure() {
        onException(JsonProcessingException.class).handled(true).to("direct:not-understood");
        onException(XelionChatException.class).handled(true).log(LoggingLevel.WARN, log, "${exception.message}");

        from(socket + "?fireWebSocketChannelEvents=true")
                .routeId("visitors")
                .choice()
                .when(header(UndertowConstants.EVENT_TYPE_ENUM).isEqualTo(EventType.ONOPEN))
                .process(sockets::opened)
                .when(header(UndertowConstants.EVENT_TYPE_ENUM).isNotNull())
                .process(sockets::closed)
                .otherwise()
                .to("direct:from-visitor");

        from("direct:from-visitor")
                // nothing from outside may steer a route, whatever stands in front of this one
                .removeHeaders("Camel*")
                .unmarshal()
                .json(FromVisitor.class)
                .setProperty(REQUEST, body())
                .process(this::findChat)
                .choice()
                .when(body().isNull())
                .to("direct:not-understood")
                .when(says(FromVisitor.Ping.class))
                .to("direct:ping")
                .when(says(FromVisitor.Hello.class))
                .to("direct:hello")
                .when(says(FromVisitor.Start.class))
                .to("direct:start")
                .when(says(FromVisitor.Resume.class))
                .to("direct:resume")
                .when(header(XelionChatConstants.SESSION_ID).isNull())
                .to("direct:gone")
                .when(says(FromVisitor.Text.class))
                .to("direct:message")
                .when(says(FromVisitor.Typing.class))
                .to("xelion-chat:notifyTyping")
                .when(says(FromVisitor.Received.class))
                .to("xelion-chat:markDelivered")
                .when(says(FromVisitor.End.class))
                .to("xelion-chat:closeSession")
                .when(says(FromVisitor.Transcript.class))
                .to("direct:transcript")
                .when(says(FromVisitor.Rating.class))
                .to("direct:feedback");

        from("direct:not-understood").process(VisitorSockets::notUnderstood);

        from("direct:ping").process(e -> answer(e, new ToVisitor.Pong())).to("direct:to-visitor");

        from("direct:gone").process(e -> answer(e, new ToVisitor.Gone())).to("direct:to-visitor");

        from("direct:hello").to("direct:availability").process(this::welcome).to("direct:to-visitor");

        from("direct:resume").to("direct:availability").process(this::resume).to("direct:to-visitor");

        from("direct:start")
                .doTry()
                .process(this::start)
                .to("xelion-chat:createSession")
                .process(this::started)
                .doCatch(RefusedException.class)
                .process(e -> answer(e, new ToVisitor.Refused(reason(e, FAILED))))
                .doCatch(XelionChatException.class)
                .process(this::notStarted)
                .end()
                .to("direct:to-visitor");

        from("direct:message")
                .process(this::accept)
                .filter(body().isInstanceOf(String.class))
                .doTry()
                .to("xelion-chat:sendMessage")
                .process(this::sent)
                .doCatch(XelionChatException.class)
                .process(this::notSent)
                .end()
                .end()
                .to("direct:to-visitor");

        from("direct:transcript")
                .doTry()
                .process(this::mail)
                .to("xelion-chat:sendTranscript")
                .process(e -> push(e, new ToVisitor.TranscriptSent()))
                .doCatch(RefusedException.class, XelionChatException.class)
                .process(e -> push(e, new ToVisitor.TranscriptFailed(reason(e, FAILED))))
                .end()
                .to("direct:to-visitor");

        from("direct:feedback")
                .setBody()
                .body(FromVisitor.Rating.class, FromVisitor.Rating::feedback)
                .doTry()
                .to("xelion-chat:sendFeedback")
                .process(e -> push(e, new ToVisitor.FeedbackSent()))
                .doCatch(XelionChatException.class)
                .process(e -> push(e, new ToVisitor.FeedbackFailed(reason(e, FAILED))))
                .end()
                .to("direct:to-visitor");

        from("direct:availability")
                .filter(e -> availability.isStale())
                .doTry()
                .process(e -> availability.asked())
                .to("xelion-chat:getStatus")
                .process(e -> availability.setOnline(e.getMessage().getBody() == GatewayStatus.ONLINE))
                .to("xelion-chat:isTranscriptEnabled")
                .process(e -> availability.setTranscripts(e.getMessage().getBody(boolean.class)))
                .doCatch(XelionChatException.class)
                .log(LoggingLevel.WARN, log, "${exception.message}");

        from("timer:sweep?period=60000").routeId("sweep").process(e -> visitors.sweep());
    }

    private void findChat(Exchange exchange) {
        Chat chat = visitors.chat(connection(exchange));
        exchange.setProperty(CHAT, chat);
        exchange.getMessage().setHeader(XelionChatConstants.SESSION_ID, chat == null ? null : chat.sessionId());
    }

    private void welcome(Exchange exchange) {
        String key = visitors.key(connection(exchange));
        answer(exchange, new ToVisitor.Welcome(key, availability.isOnline(), availability.afterwards()));
    }

    private void resume(Exchange exchange) {
        FromVisitor.Resume request = request(exchange, FromVisitor.Resume.class);
        exchange.getMessage()
                .setBody(visitors.resume(
                        connection(exchange), request.key(), request.seen(), availability.afterwards()));
    }

    private void start(Exchange exchange) throws RefusedException {
        exchange.setProperty(CHAT, visitors.start(connection(exchange)));
        exchange.getMessage().setBody(request(exchange, FromVisitor.Start.class).visitor());
    }

    private void started(Exchange exchange) {
        String sessionId = exchange.getMessage().getBody(ChatSession.class).id();
        exchange.getMessage().setBody(visitors.started(chat(exchange), sessionId, availability.afterwards()));
    }

    private void notStarted(Exchange exchange) {
        exchange.getMessage().setBody(visitors.notStarted(chat(exchange), reason(exchange, FAILED)));
    }

    private void accept(Exchange exchange) {
        FromVisitor.Text message = request(exchange, FromVisitor.Text.class);
        boolean accepted = visitors.accept(chat(exchange), message.id());
        exchange.getMessage().setBody(accepted ? message.text() : visitors.again(chat(exchange), message.id()));
    }

    private void sent(Exchange exchange) {
        ChatMessage message = exchange.getMessage().getBody(ChatMessage.class);
        String id = request(exchange, FromVisitor.Text.class).id();
        Instant at = message.sentAt() == null ? clock.instant() : message.sentAt();
        exchange.getMessage().setBody(visitors.sent(chat(exchange), id, message.text(), at));
    }

    private void notSent(Exchange exchange) {
        boolean retryable = !(failure(exchange) instanceof ChatSessionEndedException
                || failure(exchange) instanceof InvalidChatRequestException);
        String id = request(exchange, FromVisitor.Text.class).id();
        exchange.getMessage().setBody(visitors.notSent(chat(exchange), id, reason(exchange, "Not sent."), retryable));
    }

    private void mail(Exchange exchange) throws RefusedException {
        visitors.mail(chat(exchange));
        exchange.getMessage()
                .setBody(request(exchange, FromVisitor.Transcript.class).emailAddress());
    }

    private void push(Exchange exchange, ToVisitor message) {
        exchange.getMessage().setBody(visitors.push(chat(exchange), message));
    }

    private static void answer(Exchange exchange, ToVisitor message) {
        exchange.getMessage().setBody(new Push(List.of(connection(exchange)), message));
    }

    // what a visitor can do something about is said, everything else is for the log
    private String reason(Exchange exchange, String otherwise) {
        Exception failure = failure(exchange);
        if (failure instanceof RefusedException) {
            return failure.getMessage();
        }
        if (failure instanceof InvalidChatRequestException) {
            return "Something is missing, too long or not an e-mail address.";
        }
        if (failure instanceof ChatSessionEndedException) {
            return "The chat has ended.";
        }
        log.warn("{}", failure.getMessage());
        if (failure instanceof UncertainDeliveryException) {
            return "It is not certain that this arrived.";
        }
        return otherwise;
    }

    private static Exception failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    private static Chat chat(Exchange exchange) {
        return exchange.getProperty(CHAT, Chat.class);
    }

    private static <T> T request(Exchange exchange, Class<T> type) {
        return exchange.getProperty(REQUEST, type);
    }

    private static String connection(Exchange exchange) {
        return exchange.getMessage().getHeader(UndertowConstants.CONNECTION_KEY, String.class);
    }

    private Predicate says(Class<? extends FromVisitor> request) {
        return body().isInstanceOf(request);
    }
}
