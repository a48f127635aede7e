package org.xelionchat.benchmarks.subject;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.model.NewExternalChatEvent;

/** Ours. */
public final class XelionChatRoutes extends CamelSubject implements ReceivingSubject, SendingSubject {

    private final ProducerTemplate follow = context().createProducerTemplate();
    private final String options;

    /**
     * @param options of the consumer, beyond the defaults, such as {@code pingInterval=0}; may be empty
     */
    public XelionChatRoutes(String options) {
        this.options = options;
    }

    private void configure(Server server) {
        XelionChatComponent component = context().getComponent("xelion-chat", XelionChatComponent.class);
        component.getConfiguration().setHost("http://" + server.host());
        component.getConfiguration().setGatewayId("1");
        component.getConfiguration().setAccessToken(TOKEN);
    }

    @Override
    public void receive(Server server, int sessions, EventSink sink) throws Exception {
        configure(server);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // nobody else marks messages as delivered here
                from("xelion-chat:events?autoDelivered=false" + (options.isEmpty() ? "" : "&" + options))
                        .process(exchange -> take(exchange, sink));
                from("direct:follow").to("xelion-chat:followSession");
            }
        });
        for (int session = 1; session <= sessions; session++) {
            follow(session);
        }
    }

    /**
     * Receives the events of one more session, and those of its past.
     *
     * @param session its number
     */
    public void follow(int session) {
        follow.sendBodyAndHeader("direct:follow", null, XelionChatConstants.SESSION_ID, Integer.toString(session));
    }

    /** The step of a route that receives events. */
    static void take(Exchange exchange, EventSink sink) {
        NewExternalChatEvent event = exchange.getMessage().getBody(NewExternalChatEvent.class);
        sink.message(event.sessionId(), event.message().id(), event.message().text());
    }

    @Override
    public Sender sender(Server server) throws Exception {
        configure(server);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(SEND).to("xelion-chat:sendMessage");
            }
        });
        return sender(
                (exchange, session, text) -> {
                    exchange.getMessage().setHeader(XelionChatConstants.SESSION_ID, Integer.toString(session));
                    exchange.getMessage().setBody(text);
                },
                exchange -> exchange.getMessage().getHeader(XelionChatConstants.MESSAGE_ID, String.class));
    }
}
