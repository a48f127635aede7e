package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets and what people say never get into the simulator's log, at any level. */
class SecretsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.xelionchat");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void nothingOfAConversationIsLogged() {
        String secret;
        try (XelionSimulator simulator = XelionSimulator.builder()
                .gateway("1234567", "canary-token")
                .build()
                .start()) {
            GatewayCaller visitor = new GatewayCaller(simulator);
            String id = visitor.post(
                            "/sessions", "{\"clientId\": \"canary-name\", \"emailAddress\": \"canary@example.org\"}")
                    .json()
                    .get("id")
                    .asText();
            EventListener events = visitor.listen(id);
            secret = events.url().replaceFirst(".*/", "");
            visitor.say(id, "canary-text");
            simulator.agent("Wesley").activate(id).says("canary-answer");
            events.events(2);
            visitor.listenTo(java.net.URI.create(events.url())).closed();
            new GatewayCaller(simulator, simulator.gatewayUri().toString(), "canary-wrong").get("/status");
            simulator.faults().nextCall().actsButNeverAnswers();
            visitor.sendAsync("POST", "/sessions/" + id + "/messages", "{\"text\": \"canary-late\"}");
            simulator.faults().sockets().cut();
        }

        String all = log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        assertThat(all).contains("SEND_MESSAGE", "OPEN_EVENTS", "/***").doesNotContain("canary", secret);
    }
}
