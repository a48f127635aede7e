package org.xelionchat.benchmarks.subject;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultConsumer;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.NewExternalChatEvent;

/**
 * An exchange for each event, with the body and the headers that the component gives it, through a route of one step, and
 * nothing else: no event can cost a consumer less that is built on Camel.
 */
public final class BareExchanges extends CamelSubject implements AutoCloseable {

    private static final String ROUTE = "bare";

    /**
     * Starts the route.
     *
     * @param sink takes every message
     * @return makes an exchange of an event, and takes it through the route
     * @throws Exception if it cannot be started
     */
    public Consumer<NewExternalChatEvent> open(EventSink sink) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:bare").routeId(ROUTE).process(exchange -> XelionChatRoutes.take(exchange, sink));
            }
        });
        DefaultConsumer consumer = (DefaultConsumer) context().getRoute(ROUTE).getConsumer();
        return event -> {
            Exchange exchange = consumer.createExchange(false);
            fill(exchange.getMessage(), event);
            consumer.getAsyncProcessor().process(exchange, doneSync -> consumer.releaseExchange(exchange, false));
        };
    }

    @Override
    public void close() {
        context().stop();
    }

    private static void fill(Message message, NewExternalChatEvent event) {
        message.setBody(event);
        message.setHeader(XelionChatConstants.EVENT_TYPE, event.type());
        message.setHeader(XelionChatConstants.SESSION_ID, event.sessionId());
        message.setHeader(XelionChatConstants.SESSION_NAME, event.sessionName());
        message.setHeader(XelionChatConstants.MESSAGE_ID, event.message().id());
        message.setHeader(XelionChatConstants.SENDER_NAME, event.message().senderName());
        message.setHeader(
                XelionChatConstants.DIRECTION, event.message().direction().text());
        message.setHeader(
                XelionChatConstants.MESSAGE_TIMESTAMP, event.message().sentAt().toEpochMilli());
        message.setHeader(XelionChatConstants.RECOVERED, event.recovered());
    }
}
