package org.xelionchat.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.faults.Fault.Where;
import org.xelionchat.client.faults.FaultMatrix.Call;
import org.xelionchat.client.faults.FaultMatrix.Row;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedCalls;

/**
 * Each fault of the matrix, made on real sockets for each kind of call and for a stream, has the consequences that stand
 * beside it. The cases wait more than they compute, so they run side by side; only with each other, not with other classes.
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(ChatApiGeneration.class)
class FaultMatrixTest {

    /** Long enough for the server to have acted, short of the time-out. */
    private static final Duration ANSWER_DELAY = Duration.ofMillis(400);

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.xelionchat.client");
    private static final ListAppender<ILoggingEvent> ERRORS = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                super.append(event);
            }
        }
    };

    private final ChatApiGeneration api;

    FaultMatrixTest(ChatApiGeneration api) {
        this.api = api;
    }

    static Stream<Row> rows() {
        return FaultMatrix.rows().stream();
    }

    @BeforeAll
    static void listenForErrors() {
        ERRORS.start();
        LOG.addAppender(ERRORS);
    }

    @AfterAll
    static void report() {
        LOG.detachAppender(ERRORS);
        assertThat(ERRORS.list)
                .as("none of this is an error of our own")
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
        System.out.printf(
                "%d faults, each with three kinds of calls and a stream:%n",
                FaultMatrix.rows().size());
        System.out.printf(
                "%-52s | %-46s | %-46s | %-46s | %s%n",
                "fault", "getMessages", "sendMessage", "createSession", "stream");
        FaultMatrix.rows()
                .forEach(row -> System.out.printf(
                        "%-52s | %-46s | %-46s | %-46s | %s%n",
                        row.fault(), row.get(), row.send(), row.create(), row.stream()));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void getMessages(Row row) {
        try (World world = World.impatient(api, row.fault().tls())) {
            String session = world.foreignSession();

            call(
                    world,
                    row.fault(),
                    session,
                    Operation.GET_MESSAGES,
                    row.get(api),
                    client -> client.getMessages(session));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void sendMessage(Row row) {
        try (World world = World.impatient(api, row.fault().tls())) {
            String session = world.foreignSession();

            call(
                    world,
                    row.fault(),
                    session,
                    Operation.SEND_MESSAGE,
                    row.send(api),
                    client -> client.sendMessage(session, new OutgoingMessage("hello", null)));

            await().untilAsserted(
                            () -> assertThat(world.simulator().session(session).texts(Sender.VISITOR))
                                    .as("what the server has")
                                    .hasSize(row.send(api).happened()));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void createSession(Row row) {
        try (World world = World.impatient(api, row.fault().tls())) {
            String session = world.foreignSession();

            call(
                    world,
                    row.fault(),
                    session,
                    Operation.CREATE_SESSION,
                    row.create(api),
                    client -> client.createSession(new Visitor("paul", null, null), world.line()));

            await().untilAsserted(() -> assertThat(world.simulator().sessions())
                    .as("what the server has")
                    .hasSize(1 + row.create(api).happened()));
        }
    }

    private interface Calling {
        CompletableFuture<?> by(XelionChatClient client);
    }

    private static void call(
            World world, Fault fault, String session, Operation operation, Call expected, Calling calling) {
        if (fault.where() == Where.FRAME || fault.where() == Where.SOCKET || fault.where() == Where.HANDSHAKE) {
            follow(world, session);
        }
        int before = requests(world, operation).count();
        if (fault.where() == Where.LINK_BEFORE_THE_ANSWER) {
            world.simulator().faults().nextCall(operation).answersLate(ANSWER_DELAY);
        } else {
            fault.strikes().in(world, operation, session);
        }
        if (fault.where() == Where.HANDSHAKE) {
            world.client().reconnect();
        }

        CompletableFuture<?> result = calling.by(world.client());
        if (fault.where() == Where.LINK_BEFORE_THE_ANSWER) {
            await().until(() -> requests(world, operation).count() > before);
            fault.strikes().in(world, operation, session);
        }
        Throwable failure = result.handle((value, thrown) -> thrown).join();
        world.link().recover();
        world.simulator().faults().clear();

        Throwable thrown = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(thrown == null ? null : thrown.getClass())
                .as("what the call ends with: %s", thrown)
                .isEqualTo(expected.failure());
        assertThat(requests(world, operation).count() - before)
                .as("requests: %s", requests(world, operation))
                .isEqualTo(expected.requests());
    }

    private static RecordedCalls requests(World world, Operation operation) {
        return world.simulator().calls().of(operation);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void stream(Row row) {
        Fault fault = row.fault();
        try (World world = World.impatient(api, fault.tls())) {
            String session = world.foreignSession();
            SimulatedAgent agent = world.simulator().agent("Wesley");
            List<String> parts = List.of(row.stream().texts().split(" \\| "));
            follow(world, session);
            agent.says(world.simulator().session(session), "1");
            soon().until(() -> world.received().texts(session).equals(List.of("1")));

            strike(world, fault, session);
            agent.says(world.simulator().session(session), "2");
            if (row.stream().interrupted() && parts.size() == 1) {
                soon().until(() -> world.client().statistics().interruptions() > 0);
            }
            if (fault.where() == Where.EVERY_CALL) {
                int calls = world.simulator().calls().count();
                soon().until(() -> world.simulator().calls().count() >= calls + 5);
                world.simulator().faults().clear();
            }
            world.link().recover();
            agent.says(world.simulator().session(session), "3");
            awaitTexts(world, session, parts.get(0));
            if (parts.size() > 1) {
                world.client().reconnect();
                awaitTexts(world, session, String.join(" ", parts));
            }
            soon().until(() -> world.client().statistics().live() == 1);
            agent.ends(world.simulator().session(session));
            soon().until(() -> world.client().statistics().followed() == 0);

            assertThat(world.received().texts(session))
                    .containsExactly(String.join(" ", parts).split(" "));
            assertThat(world.received().ends(session)).isEqualTo(1);
            assertThat(world.received()
                            .events(session)
                            .get(world.received().events(session).size() - 1)
                            .type())
                    .isEqualTo("chatHasBeenEndedEvent");
            List<StreamStateEvent.State> states = world.received().states(session);
            assertThat(states).hasSize(row.stream().interrupted() ? Math.max(2, states.size()) : 0);
            for (int i = 0; i < states.size(); i++) {
                assertThat(states.get(i)).isEqualTo(StreamStateEvent.State.values()[i % 2]);
            }
            assertThat(states.size() % 2).isZero();
            assertThat(world.simulator().sockets().maxOpen())
                    .isLessThanOrEqualTo(row.stream().sockets());
            assertThat(world.simulator().sockets().maxConnecting()).isEqualTo(1);
            assertThat(world.simulator().calls().unexpected()).isEmpty();
        }
    }

    private static void strike(World world, Fault fault, String session) {
        if (fault.where() == Where.CALL) {
            for (Operation part : List.of(Operation.GET_EVENT_URL, Operation.GET_SESSION, Operation.GET_MESSAGES)) {
                fault.strikes().in(world, part, session);
            }
        } else {
            fault.strikes().in(world, null, session);
        }
        if (fault.where() == Where.CALL || fault.where() == Where.EVERY_CALL || fault.where() == Where.HANDSHAKE) {
            world.simulator().faults().sockets(session).cut();
        }
    }

    private static void follow(World world, String session) {
        world.subscribe(session);
        world.client().followSession(session).join();
        soon().until(() -> world.client().statistics().live() == 1);
    }

    private static void awaitTexts(World world, String session, String texts) {
        List<String> expected = Arrays.asList(texts.split(" "));
        soon().untilAsserted(() -> assertThat(world.received().texts(session)).isEqualTo(expected));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }
}
