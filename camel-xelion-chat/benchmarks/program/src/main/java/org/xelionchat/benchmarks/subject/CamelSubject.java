package org.xelionchat.benchmarks.subject;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** What all programs have in common that are Camel routes. */
abstract class CamelSubject implements Subject {

    /** Where messages to send come in. */
    static final String SEND = "direct:send";

    private final CamelContext context = new DefaultCamelContext();

    final CamelContext context() {
        return context;
    }

    final void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
    }

    /**
     * {@return sends exchanges to the route that starts with {@link #SEND}}
     *
     * @param fill makes an exchange of a message
     * @param id reads the message's id off an exchange that is done
     */
    final SendingSubject.Sender sender(Filling fill, Function<Exchange, String> id) throws Exception {
        Endpoint endpoint = context.getEndpoint(SEND);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        AsyncProcessor route = producer;
        return (session, text, done) -> {
            Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
            fill.fill(exchange, session, text);
            route.process(exchange, doneSync -> tell(done, exchange, id));
        };
    }

    private static void tell(Consumer<String> done, Exchange exchange, Function<Exchange, String> id) {
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace();
        }
        done.accept(exchange.getException() == null ? id.apply(exchange) : null);
    }

    /** Puts a message into an exchange. */
    @FunctionalInterface
    interface Filling {

        /**
         * @param exchange to be sent
         * @param session the number of the session
         * @param text what to say
         */
        void fill(Exchange exchange, int session, String text);
    }
}
