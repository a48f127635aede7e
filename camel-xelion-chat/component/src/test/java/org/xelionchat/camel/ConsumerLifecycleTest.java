package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.journal.RecordedSocket;

/** Starting, stopping, suspending and resuming; and what routes do to exchanges. */
class ConsumerLifecycleTest extends ChatTestSupport {

    @Test
    void closesSocketsProperlyWhenStoppedAndEmitsNothingMore() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");
        wesleyIn(id).says("before");
        events.awaitTexts("before");

        context.getRouteController().stopRoute("events");
        wesleyIn(id).says("after");

        await().until(() -> xelion().sockets().open() == 0);
        assertThat(xelion().sockets().closeCodes()).containsExactly(1000);
        assertThat(events.texts()).containsExactly("before");
    }

    @Test
    void goesOnWhereItWasWhenStartedAgain() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");
        wesleyIn(id).says("before");
        events.awaitTexts("before");
        context.getRouteController().stopRoute("events");
        wesleyIn(id).says("meanwhile");

        context.getRouteController().startRoute("events");

        events.awaitTexts("before", "meanwhile");
        assertThat(events.all().get(1).header(XelionChatConstants.RECOVERED)).isEqualTo(true);
        wesleyIn(id).says("after");
        events.awaitTexts("before", "meanwhile", "after");
    }

    @Test
    void noticesAnEndThatCameWhileItWasStopped() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");
        context.getRouteController().stopRoute("events");
        wesleyIn(id).says("bye").ends();

        context.getRouteController().startRoute("events");

        assertThat(events.await("chatHasBeenEndedEvent").header(XelionChatConstants.RECOVERED))
                .isEqualTo(true);
        assertThat(events.types()).containsExactly("newExternalChatEvent", "chatHasBeenEndedEvent");
    }

    @Test
    void suspendsAndResumes() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");

        context.getRouteController().suspendRoute("events");
        assertThat(context.getRouteController().getRouteStatus("events")).isEqualTo(ServiceStatus.Suspended);
        wesleyIn(id).says("one").says("two");
        // a fault that is sent after the messages and answered shows that they have arrived
        xelion().faults().sockets(id).ping();
        await().until(() -> xelion().sockets().list(id).get(0).pongs() > 0);
        assertThat(events.all()).isEmpty();
        assertThat(xelion().sockets().open(id)).isEqualTo(1);

        context.getRouteController().resumeRoute("events");
        events.awaitTexts("one", "two");
        wesleyIn(id).says("three");
        events.awaitTexts("one", "two", "three");
    }

    @Test
    void startsAndStopsManyTimesWithoutLeavingAnything() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");
        for (int i = 0; i < 5; i++) {
            context.getRouteController().stopRoute("events");
            context.getRouteController().startRoute("events");
        }
        wesleyIn(id).says("still there");
        events.awaitTexts("still there");

        context.stop();

        await().until(() -> xelion().sockets().open() == 0);
        assertThat(xelion().sockets().maxOpen(id)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
    }

    @Test
    void leavesNoThreadWhenTheLastEndpointStops() throws Exception {
        record("xelion-chat:events");
        createSession("peter");
        assertThat(ownThreads()).isNotEmpty();

        context.stop();

        await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
    }

    @Test
    void leavesNoThreadWhenTheLastRouteStopsThoughTheContextGoesOn() throws Exception {
        record("xelion-chat:events");
        addRoute(builder -> builder.from("direct:start").routeId("start").to("xelion-chat:createSession"));
        send("direct:start", new Visitor("peter"));
        context.getRouteController().stopRoute("events");
        assertThat(ownThreads()).isNotEmpty();

        context.getRouteController().stopRoute("start");

        await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
    }

    @Test
    void stopsWhileItCannotConnect() throws Exception {
        xelion().faults().nextHandshake().always().isRefused(503);
        record("xelion-chat:events?" + QUICK);
        send("xelion-chat:createSession?awaitFollowed=0", new Visitor("peter"));
        await().until(() -> xelion().calls().list().size() > 5);

        context.getRouteController().stopRoute("events");

        // one that was on its way may still arrive
        AtomicInteger before = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(500))
                .until(() -> before.getAndSet(xelion().calls().count())
                        == xelion().calls().count());
    }

    @Test
    void waitsForTheExchangeInFlightWhenStopping() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch leaveRoute = new CountDownLatch(1);
        RecordedEvents events = new RecordedEvents();
        addRoute(builder -> builder.from("xelion-chat:events").routeId("slow").process(exchange -> {
            inRoute.countDown();
            leaveRoute.await(10, TimeUnit.SECONDS);
            events.process(exchange);
        }));
        String id = createSession("peter");
        wesleyIn(id).says("hello");
        assertThat(inRoute.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            try {
                context.getRouteController().stopRoute("slow");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !stopped.isDone());
        leaveRoute.countDown();
        stopped.get(10, TimeUnit.SECONDS);

        assertThat(events.texts()).containsExactly("hello");
    }

    @Test
    void goesOnWithTheNextEventAfterAFailure() throws Exception {
        RecordedFailures failures = new RecordedFailures();
        RecordedEvents events = new RecordedEvents();
        context.getRegistry().bind("myHandler", failures);
        addRoute(builder -> builder.from("xelion-chat:events?exceptionHandler=#myHandler")
                .errorHandler(builder.noErrorHandler())
                .process(events)
                .process(this::failOnBad));
        String id = createSession("peter");

        wesleyIn(id).says("bad").says("good");

        events.awaitTexts("bad", "good");
        await().untilAsserted(() -> assertThat(failures.all()).hasSize(1));
        assertThat(failures.all().get(0)).hasMessage("on purpose");
    }

    @Test
    void goesOnWithTheNextEventWhenTheExceptionHandlerFailsToo() throws Exception {
        RecordedEvents events = new RecordedEvents();
        context.getRegistry().bind("failing", new FailingExceptionHandler());
        addRoute(builder -> builder.from("xelion-chat:events?exceptionHandler=#failing")
                .errorHandler(builder.noErrorHandler())
                .process(new SlowAsyncProcessor())
                .process(events)
                .process(this::failOnBad));
        String id = createSession("peter");

        wesleyIn(id).says("bad").says("good");

        events.awaitTexts("bad", "good");
    }

    @Test
    void handsFailuresToTheRoutesErrorHandlerWhenBridged() throws Exception {
        RecordedEvents events = new RecordedEvents();
        RecordedEvents failed = new RecordedEvents();
        context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).process(failed);
                from("xelion-chat:events?bridgeErrorHandler=true")
                        .process(events)
                        .process(e -> failOnBad(e));
            }
        });
        String id = createSession("peter");

        wesleyIn(id).says("bad").says("good");

        events.awaitTexts("bad", "good");
        failed.awaitTexts("bad");
    }

    @Test
    void keepsTheOrderWhenTheRouteIsAsynchronous() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        RecordedEvents events = new RecordedEvents();
        addRoute(builder -> builder.from("xelion-chat:events")
                .process(exchange -> mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max))
                .process(new SlowAsyncProcessor())
                .process(events)
                .process(exchange -> running.decrementAndGet()));
        String id = createSession("peter");

        wesleyIn(id).says("1").says("2").says("3").says("4").says("5");

        events.awaitTexts("1", "2", "3", "4", "5");
        assertThat(mostRunning).hasValue(1);
        assertThat(events.all())
                .allSatisfy(recorded -> assertThat(recorded.threadName()).contains("slow"));
    }

    @Test
    void runsSessionsInParallelOnItsOwnThreads() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        RecordedEvents events = new RecordedEvents();
        addRoute(builder -> builder.from("xelion-chat:events?eventTypes=newExternalChatEvent")
                .process(exchange -> {
                    both.countDown();
                    both.await(10, TimeUnit.SECONDS);
                })
                .process(events));
        String one = createSession("peter");
        String other = createSession("paul");

        wesleyIn(one).says("to peter");
        wesleyIn(other).says("to paul");

        await().untilAsserted(() -> assertThat(events.texts()).containsExactlyInAnyOrder("to peter", "to paul"));
        assertThat(events.all())
                .allSatisfy(recorded -> assertThat(recorded.threadName()).contains("XelionChatConsumer"));
    }

    @Test
    void sharesFewThreadsBetweenManySessionsWithoutRejecting() throws Exception {
        RecordedEvents events = record("xelion-chat:events?maximumThreads=1&eventTypes=newExternalChatEvent");
        List<String> ids = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> createSession("visitor " + i))
                .toList();

        ids.forEach(id -> wesleyIn(id).says("1").says("2").says("3"));

        await().untilAsserted(() -> assertThat(events.texts()).hasSize(30));
        ids.forEach(id -> assertThat(events.texts(id)).containsExactly("1", "2", "3"));
        assertThat(events.all().stream()
                        .map(RecordedEvents.Recorded::threadName)
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void followsASessionThatTheRouteItselfCreates() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        addRoute(builder -> builder.from("direct:start").to("xelion-chat:createSession"));

        Exchange exchange = send("direct:start", new Visitor("peter"));
        wesley().says(xelion().onlySession(), "hello");

        events.awaitTexts("hello");
        assertThat(exchange.getException()).isNull();
        assertThat(xelion().sockets().list())
                .extracting(RecordedSocket::sessionId)
                .containsExactly(xelion().onlySession().id());
    }

    private void failOnBad(Exchange exchange) {
        if (exchange.getMessage()
                .getBody(NewExternalChatEvent.class)
                .message()
                .text()
                .equals("bad")) {
            throw new IllegalStateException("on purpose");
        }
    }

    private static Set<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("XelionChat"))
                .collect(Collectors.toSet());
    }

    private static final class FailingExceptionHandler extends LoggingExceptionHandler {

        private FailingExceptionHandler() {
            super(null, FailingExceptionHandler.class);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            throw new IllegalStateException("on purpose, again");
        }
    }

    /** Goes on with an exchange on another thread, a little later. */
    private static final class SlowAsyncProcessor extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Thread later = new Thread(() -> callback.done(false), "slow");
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(later::start);
            return false;
        }
    }
}
