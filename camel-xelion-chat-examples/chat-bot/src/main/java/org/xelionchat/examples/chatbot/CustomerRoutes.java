package org.xelionchat.examples.chatbot;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.PredicateValidationException;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.XelionAuthenticationException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.examples.chatbot.Entry.Kind;

/**
 * From the customers of one gateway to the bot, or to people. One message after another: so an answer is never
 * overtaken, and a chat is opened once.
 */
final class CustomerRoutes extends RouteBuilder {

    /** A file is taken once it has stopped growing, and deleted when its message is where it belongs. */
    private static final String TAKE = "?antInclude=*.json&sortBy=file:modified;file:name&delete=true&synchronous=true"
            + "&readLock=changed&readLockCheckInterval=200";

    private static final String MESSAGE = "message";
    private static final String ANSWER = "answer";
    private static final long FIRST_DELAY = 1_000;
    private static final long LONGEST_DELAY = 30_000;

    private final Gateway gateway;
    private final Path directory;
    private final Script script;
    private final OpenChats chats;
    private final Conversations conversations;
    private final Clock clock;

    CustomerRoutes(
            Gateway gateway, Path directory, Script script, OpenChats chats, Conversations conversations, Clock clock) {
        this.gateway = gateway;
        this.directory = directory;
        this.script = script;
        this.chats = chats;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public void configure() {
        String answer = "direct:answer-" + gateway;

        // of the clauses for one exception, the first counts whose condition holds
        onException(XelionChatException.class)
                .onWhen(exchange -> hasFailed(exchange, ChatSessionEndedException.class::isInstance))
                .handled(true)
                .process(exchange ->
                        chats.over(exchange.getMessage().getHeader(XelionChatConstants.SESSION_ID, String.class)))
                .to(answer);
        // the gateway's customers wait, those of others do not
        onException(XelionChatException.class)
                .onWhen(exchange -> hasFailed(exchange, CustomerRoutes::mayWorkLater))
                .maximumRedeliveries(-1)
                .redeliveryDelay(FIRST_DELAY)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(LONGEST_DELAY)
                .retryAttemptedLogLevel(LoggingLevel.WARN);
        onException(XelionChatException.class)
                .handled(true)
                .log(LoggingLevel.WARN, log, gateway + ": ${exception.message}")
                .process(exchange -> happened(exchange, Kind.notPassedOn))
                .to("direct:tell");
        onException(JsonProcessingException.class, PredicateValidationException.class)
                .handled(true)
                .useOriginalMessage()
                .log(LoggingLevel.WARN, log, gateway + ": ${header.CamelFileName} is no message of a customer")
                .to("file:" + directory.resolve("refused").resolve(gateway.name()));

        from("file:" + directory.resolve("inbox").resolve(gateway.name()) + TAKE)
                .routeId("customers-" + gateway)
                .unmarshal()
                .json(CustomerMessage.class)
                .validate(body().isInstanceOf(CustomerMessage.class))
                .setProperty(MESSAGE, body())
                .process(this::heard)
                .to("direct:tell")
                .to(answer);

        from(answer)
                .routeId("answer-" + gateway)
                .process(this::decide)
                .choice()
                .when(header(XelionChatConstants.SESSION_ID).isNotNull())
                .setBody(exchange -> message(exchange).text())
                .to(gateway.scheme() + ":sendMessage")
                .when(exchangeProperty(ANSWER).isNotNull())
                .process(exchange -> happened(exchange, Kind.bot))
                .to("direct:tell")
                .otherwise()
                .to("direct:hand-over-" + gateway);

        from("direct:hand-over-" + gateway)
                .routeId("hand-over-" + gateway)
                .process(exchange -> happened(exchange, Kind.handedOver))
                .to("direct:tell")
                .setHeader(XelionChatConstants.CLIENT_ID)
                .exchange(exchange -> message(exchange).customer())
                .setBody(constant(""))
                .to(gateway.scheme() + ":createSession")
                .process(this::brief)
                .to(gateway.scheme() + ":sendMessage");
    }

    private void heard(Exchange exchange) throws InterruptedException {
        findChat(exchange);
        String file = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        exchange.getMessage()
                .setBody(entry(exchange, Kind.customer, file, message(exchange).text()));
    }

    private void decide(Exchange exchange) throws InterruptedException {
        findChat(exchange);
        exchange.setProperty(ANSWER, script.answerTo(message(exchange).text()).orElse(null));
    }

    private void findChat(Exchange exchange) throws InterruptedException {
        String session = chats.sessionOf(message(exchange).customer()).orElse(null);
        exchange.getMessage().setHeader(XelionChatConstants.SESSION_ID, session);
    }

    private void brief(Exchange exchange) throws IOException {
        exchange.getMessage()
                .setBody(new Briefing(conversations.sinceLastChat(
                                gateway.name(), message(exchange).customer()))
                        .text());
    }

    private void happened(Exchange exchange, Kind kind) {
        String text = kind == Kind.bot ? exchange.getProperty(ANSWER, String.class) : script.notice(kind, null);
        exchange.getMessage().setBody(entry(exchange, kind, null, text));
    }

    private Entry entry(Exchange exchange, Kind kind, String id, String text) {
        String session = exchange.getMessage().getHeader(XelionChatConstants.SESSION_ID, String.class);
        return new Entry(
                clock.instant().toString(),
                gateway.name(),
                message(exchange).customer(),
                kind,
                session,
                id,
                null,
                text);
    }

    private static CustomerMessage message(Exchange exchange) {
        return exchange.getProperty(MESSAGE, CustomerMessage.class);
    }

    private static boolean hasFailed(Exchange exchange, Predicate<XelionChatException> kind) {
        return kind.test(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, XelionChatException.class));
    }

    // refused credentials: somebody may be about to correct them in Xelion
    private static boolean mayWorkLater(XelionChatException failure) {
        return failure.isRetryable() || failure instanceof XelionAuthenticationException;
    }
}
