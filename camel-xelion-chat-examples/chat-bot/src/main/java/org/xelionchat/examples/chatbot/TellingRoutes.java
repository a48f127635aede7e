package org.xelionchat.examples.chatbot;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * What happens becomes a line of its conversation, and a file in the outbox where the customer is to be told: there the
 * channel to the customers takes it.
 */
final class TellingRoutes extends RouteBuilder {

    private final Path directory;
    private final Conversations conversations;
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    TellingRoutes(Path directory, Conversations conversations, Clock clock) {
        this.directory = directory;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public void configure() {
        from("direct:tell")
                .routeId("tell")
                .log(LoggingLevel.INFO, log, "${body}")
                .process(exchange -> conversations.add(exchange.getMessage().getBody(Entry.class)))
                .filter(exchange -> exchange.getMessage().getBody(Entry.class).tellsCustomer())
                .setHeader(Exchange.FILE_NAME)
                .body(Entry.class, this::nextFile)
                .marshal()
                .json()
                .to("file:" + directory.resolve("outbox") + "?tempPrefix=.");
    }

    // names are in the order in which things happened, also across restarts
    private String nextFile(Entry entry) {
        long number = last.updateAndGet(before -> Math.max(before + 1, clock.millis()));
        return entry.gateway() + "/" + number + ".json";
    }
}
