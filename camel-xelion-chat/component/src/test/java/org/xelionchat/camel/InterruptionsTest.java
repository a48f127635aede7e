package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.journal.Operation;

/** Event streams that break, hang or cannot be opened: nothing is lost, nothing comes twice. */
class InterruptionsTest extends ChatTestSupport {

    private static final String EVENTS = "xelion-chat:events?" + QUICK;

    @Test
    void isServedAfterTheFirstConnectWasRefusedTenTimes() throws Exception {
        xelion().faults().nextHandshake().times(10).isRefused(503);
        RecordedEvents events = record(EVENTS);
        send("xelion-chat:createSession?awaitFollowed=0", new Visitor("peter"));
        String id = xelion().onlySession().id();
        wesleyIn(id).says("are you there?");

        events.awaitTexts("are you there?");

        assertThat(xelion().calls().of(Operation.OPEN_EVENTS).answered(503).count())
                .isEqualTo(10);
        assertThat(xelion().sockets().maxOpenPerSession()).isEqualTo(1);
        wesleyIn(id).says("good");
        events.awaitTexts("are you there?", "good");
    }

    @Test
    void isServedAfterTheEventUrlWasRefusedTenTimes() throws Exception {
        xelion().faults().nextCall(Operation.GET_EVENT_URL).times(10).answers(500);
        RecordedEvents events = record(EVENTS);
        send("xelion-chat:createSession?awaitFollowed=0", new Visitor("peter"));
        wesleyIn(xelion().onlySession().id()).says("hello");

        events.awaitTexts("hello");
    }

    @Test
    void recoversWhatCameWhileItWasAway() throws Exception {
        RecordedEvents events = record(EVENTS + "&streamEvents=true");
        String id = createSession("peter");
        wesleyIn(id).says("1");
        events.awaitTexts("1");
        xelion().faults().nextHandshake().times(3).isRefused(503);
        xelion().faults().sockets().cut();
        wesleyIn(id).says("2").says("3");

        events.awaitTexts("1", "2", "3");
        wesleyIn(id).says("4");
        events.awaitTexts("1", "2", "3", "4");

        List<StreamStateEvent> states = events.all().stream()
                .map(RecordedEvents.Recorded::event)
                .filter(StreamStateEvent.class::isInstance)
                .map(StreamStateEvent.class::cast)
                .toList();
        assertThat(states)
                .extracting(StreamStateEvent::state)
                .containsExactly(StreamStateEvent.State.INTERRUPTED, StreamStateEvent.State.RESTORED);
        assertThat(states.get(1).recoveredMessages()).isEqualTo(2);
    }

    @Test
    void doesNotRecoverWhenToldSo() throws Exception {
        RecordedEvents events = record(EVENTS + "&recoverMessages=false");
        String id = createSession("peter");
        xelion().faults().dropEvents(1);
        wesleyIn(id).says("lost");
        xelion().faults().sockets().cut();
        await().untilAsserted(() -> assertThat(xelion().sockets().list(id)).hasSize(2));
        await().until(() -> xelion().sockets().open(id) == 1);

        wesleyIn(id).says("here");

        events.awaitTexts("here");
    }

    @Test
    void noticesALinkThatHasGoneSilent() throws Exception {
        RecordedEvents events = record(EVENTS + "&pingInterval=100ms&pongTimeout=300ms");
        String id = createSession("peter");
        xelion().faults().sockets().stall();

        wesleyIn(id).says("hello");

        events.awaitTexts("hello");
        assertThat(xelion().sockets().list(id)).hasSizeGreaterThan(1);
    }

    @Test
    void survivesARestartOfXelion() throws Exception {
        RecordedEvents events = record(EVENTS);
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> createSession("visitor " + i))
                .toList();
        ids.forEach(id -> wesleyIn(id).says("before"));
        await().untilAsserted(() -> assertThat(events.texts()).hasSize(5));

        xelion().stop();
        ids.forEach(id -> wesleyIn(id).says("meanwhile"));
        xelion().start();

        ids.forEach(
                id -> await().untilAsserted(() -> assertThat(events.texts(id)).containsExactly("before", "meanwhile")));
    }

    @Test
    void dropsEchoesAndDuplicates() throws Exception {
        RecordedEvents events = record(EVENTS + "&includeVisitorMessages=true");
        String id = createSession("peter");

        xelion().faults().nextFrame().times(3).isDuplicated();
        wesleyIn(id).says("1").says("2");
        inSession("xelion-chat:sendMessage", id, "3");
        xelion().faults().sockets().cut();
        await().untilAsserted(() -> assertThat(xelion().sockets().list(id)).hasSize(2));
        wesleyIn(id).says("4");

        await().untilAsserted(() -> assertThat(events.texts()).contains("4"));
        assertThat(events.texts()).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void skipsFramesThatItCannotRead() throws Exception {
        RecordedEvents events = record(EVENTS);
        String id = createSession("peter");

        xelion().faults().sockets(id).send("no JSON").send("[1]").send("{}").send("{\"notificationType\": 7}");
        xelion().faults().sockets(id).sendBinary(new byte[] {1, 2, 3});
        wesleyIn(id).says("hello");

        events.awaitTexts("hello");
        assertThat(xelion().sockets().list(id)).hasSize(1);
    }

    @Test
    void keepsAFrameThatComesWithTheHandshake() throws Exception {
        xelion().faults().nextHandshake().carries(session -> wesley().says(session, "hello"));
        RecordedEvents events = record(EVENTS);

        createSession("peter");

        events.awaitTexts("hello");
    }

    @Test
    void leavesMessagesToRecoveryWhenTheRouteIsTooSlow() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        RecordedEvents events = new RecordedEvents();
        addRoute(builder -> builder.from(EVENTS + "&bufferSize=5&eventTypes=newExternalChatEvent")
                .process(exchange -> gate.await(10, TimeUnit.SECONDS))
                .process(events));
        String id = createSession("peter");
        List<String> texts =
                IntStream.range(0, 50).mapToObj(i -> "message " + i).toList();
        texts.forEach(text -> wesleyIn(id).says(text));

        gate.countDown();

        await().untilAsserted(() -> assertThat(events.texts()).isEqualTo(texts));
    }

    @Test
    void oneSessionsTroubleDoesNotDelayAnothers() throws Exception {
        RecordedEvents events = record(EVENTS);
        send("xelion-chat:createSession?awaitFollowed=0", new Visitor("peter"));
        String troubled = xelion().onlySession().id();
        xelion().faults().nextHandshake().inSession(troubled).always().hangs();
        xelion().faults().sockets(troubled).cut();
        String calm = createSession("paul");
        long started = System.nanoTime();

        wesleyIn(calm).says("hello");

        events.awaitTexts("hello");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }
}
