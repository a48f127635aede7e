package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.api.Test;
import org.xelionchat.camel.RecordedEvents.Recorded;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenDeliveredEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.model.UnknownChatEvent;
import org.xelionchat.client.model.Visitor;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;

/** What consumers emit, and as what. */
class ConsumerEventsTest extends ChatTestSupport {

    @Test
    void emitsAMessageOfTheAgent() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");

        SimulatedMessage said = wesley().says(xelion().session(id), "hello");

        Recorded recorded = events.await("newExternalChatEvent");
        NewExternalChatEvent event = (NewExternalChatEvent) recorded.event();
        assertThat(event.message().text()).isEqualTo("hello");
        assertThat(event.message().direction()).isEqualTo(Direction.AGENT);
        assertThat(event.recovered()).isFalse();
        assertThat(recorded.header(XelionChatConstants.EVENT_TYPE)).isEqualTo("newExternalChatEvent");
        assertThat(recorded.header(XelionChatConstants.SESSION_ID)).isEqualTo(id);
        assertThat(recorded.header(XelionChatConstants.MESSAGE_ID)).isEqualTo(said.id());
        assertThat(recorded.header(XelionChatConstants.SENDER_NAME)).isEqualTo("Wesley");
        assertThat(recorded.header(XelionChatConstants.DIRECTION)).isEqualTo("agent");
        assertThat(recorded.header(XelionChatConstants.RECOVERED)).isEqualTo(false);
        assertThat(recorded.header(Exchange.MESSAGE_TIMESTAMP))
                .isEqualTo(event.message().sentAt().toEpochMilli());
        assertThat(recorded.pattern()).isEqualTo(ExchangePattern.InOnly);
    }

    @Test
    void emitsEveryKindOfEvent() throws Exception {
        RecordedEvents events = record("xelion-chat:events?streamEvents=true&" + QUICK);
        String id = createSession("peter");
        SimulatedSession session = xelion().session(id);

        xelion().findsNoAgents(session);
        wesley().activate(id)
                .types()
                .handsOverTo("Ria")
                .receives()
                .reads()
                .asksStillThere()
                .findsVisitorIdle();
        xelion().faults().nextFrame().isOfUnknownType();
        wesleyIn(id).types();
        xelion().faults().sockets().cut();
        await().untilAsserted(() -> assertThat(xelion().sockets().list(id)).hasSize(2));
        wesleyIn(id).says("bye").ends();
        events.await("chatHasBeenEndedEvent");

        ChatNoAgentsAvailableEvent noAgents = (ChatNoAgentsAvailableEvent)
                events.await("chatNoAgentsAvailableEvent").event();
        assertThat(noAgents.message()).isNotBlank();
        Recorded activated = events.await("chatHasBeenActivatedEvent");
        assertThat(activated.header(XelionChatConstants.AGENT_NAME))
                .isEqualTo(((ChatHasBeenActivatedEvent) activated.event()).agentName());
        assertThat(activated.header(XelionChatConstants.SESSION_NAME)).isEqualTo(session.name());
        Recorded typing = events.await("chatTypingEvent");
        assertThat(((ChatTypingEvent) typing.event()).name()).isEqualTo("Wesley");
        assertThat(typing.header(XelionChatConstants.SENDER_NAME)).isEqualTo("Wesley");
        assertThat(typing.header(XelionChatConstants.SESSION_ID)).isEqualTo(id);
        assertThat(typing.header(Exchange.MESSAGE_TIMESTAMP))
                .isEqualTo(typing.event().receivedAt().toEpochMilli());
        Recorded changed = events.await("chatActiveUserHasBeenChangedEvent");
        assertThat(changed.header(XelionChatConstants.AGENT_NAME))
                .isEqualTo(((ChatActiveUserHasBeenChangedEvent) changed.event()).agentName())
                .isEqualTo("Ria");
        assertThat(((ChatHasBeenDeliveredEvent)
                                events.await("chatHasBeenDeliveredEvent").event())
                        .until())
                .isNotNull();
        assertThat(((ChatHasBeenReadEvent) events.await("chatHasBeenReadEvent").event()).until())
                .isNotNull();
        assertThat(((ChatHeartbeatEvent) events.await("chatHeartbeatEvent").event()).message())
                .isNotBlank();
        events.await("chatIsIdleEvent");
        assertThat(events.all()).extracting(Recorded::event).hasAtLeastOneElementOfType(UnknownChatEvent.class);
        assertThat(((StreamStateEvent) events.await(StreamStateEvent.TYPE).event()).cause())
                .isNotBlank();
        Recorded ended = events.await("chatHasBeenEndedEvent");
        assertThat(((ChatHasBeenEndedEvent) ended.event()).endedAt()).isNotNull();
        assertThat(ended.header(XelionChatConstants.RECOVERED)).isIn(true, false);
        assertThat(events.texts()).containsExactly("bye");
        assertThat(events.types().get(events.types().size() - 1)).isEqualTo("chatHasBeenEndedEvent");
    }

    @Test
    void letsNothingOffTheWireChooseAHeadersName() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        createSession("peter");

        xelion().faults()
                .sockets()
                .send("{\"notificationType\":\"CamelFileName\",\"notification\":{\"CamelHttpUri\":\"http://elsewhere\","
                        + "\"CamelExecCommandExecutable\":\"sh\",\"headers\":{\"CamelSqlQuery\":\"x\"}}}");

        assertThat(events.await("camelFileName").headers().keySet())
                .isSubsetOf(
                        XelionChatConstants.EVENT_TYPE,
                        XelionChatConstants.SESSION_ID,
                        XelionChatConstants.SESSION_NAME,
                        Exchange.MESSAGE_TIMESTAMP);
    }

    @Test
    void emitsOnlyTheEventTypesItIsAskedFor() throws Exception {
        RecordedEvents events = record("xelion-chat:events?eventTypes=newExternalChatEvent, chatHasBeenEndedEvent");
        String id = createSession("peter");

        wesley().activate(id).types().says("hello").asksStillThere().ends();

        events.await("chatHasBeenEndedEvent");
        assertThat(events.types()).containsExactly("newExternalChatEvent", "chatHasBeenEndedEvent");
    }

    @Test
    void emitsTheVisitorsOwnMessagesOnlyWhenAskedTo() throws Exception {
        RecordedEvents agents = record("xelion-chat:events", "agents");
        RecordedEvents both = record("xelion-chat:events?includeVisitorMessages=true", "both");
        String id = createSession("peter");

        inSession("xelion-chat:sendMessage", id, "anybody there?");
        both.awaitTexts("anybody there?");
        wesleyIn(id).says("yes");

        both.awaitTexts("anybody there?", "yes");
        agents.awaitTexts("yes");
        assertThat(both.all().get(0).header(XelionChatConstants.DIRECTION)).isEqualTo("visitor");
        assertThat(both.all().get(0).header(XelionChatConstants.SENDER_NAME)).isEqualTo("peter");
    }

    @Test
    void marksAsDeliveredAfterTheExchange() throws Exception {
        RecordedEvents events = record("xelion-chat:events?autoDelivered=true");
        String id = createSession("peter");

        wesleyIn(id).says("hello");

        events.awaitTexts("hello");
        await().untilAsserted(() ->
                assertThat(xelion().session(id).deliveredToVisitorAt()).isNotNull());
    }

    /** P13: the classic call is assumed only. */
    @Test
    void marksAsDeliveredByItselfWhereTheCallIsDocumented() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String id = createSession("peter");

        wesleyIn(id).says("hello").ends();

        events.await("chatHasBeenEndedEvent");
        await().until(() -> xelion().sockets().open() == 0);
        await().untilAsserted(() -> assertThat(
                        xelion().calls().of(Operation.MARK_DELIVERED).isEmpty())
                .isEqualTo(api == ChatApiGeneration.CLASSIC));
    }

    @Test
    void marksNothingAsDeliveredWhenToldSoOrWhenTheExchangeFailed() throws Exception {
        RecordedEvents told = record("xelion-chat:events?autoDelivered=false", "told");
        context.getRegistry().bind("quiet", new RecordedFailures());
        addRoute(builder -> builder.from("xelion-chat:events?exceptionHandler=#quiet")
                .errorHandler(builder.noErrorHandler())
                .process(exchange -> {
                    throw new IllegalStateException("on purpose");
                }));
        String id = createSession("peter");

        wesleyIn(id).says("hello").says("again");

        told.awaitTexts("hello", "again");
        wesleyIn(id).ends();
        told.await("chatHasBeenEndedEvent");
        await().until(() -> xelion().sockets().open() == 0);
        assertThat(xelion().calls().of(Operation.MARK_DELIVERED).isEmpty()).isTrue();
    }

    @Test
    void followsTheOneSessionItIsToldTo() throws Exception {
        String one = createSession("peter");
        String other = createSession("paul");
        RecordedEvents events = record("xelion-chat:events?sessionId=" + one);

        wesleyIn(other).says("for paul");
        wesleyIn(one).says("for peter");

        events.awaitTexts("for peter");
        assertThat(xelion().sockets().list(other)).isEmpty();
    }

    @Test
    void sharesOneStreamPerSession() throws Exception {
        RecordedEvents one = record("xelion-chat:events", "one");
        RecordedEvents other = record("xelion-chat:events", "other");
        RecordedEvents own = record("xelion-chat:events?bufferSize=10&maximumThreads=1&streamEvents=true", "own");
        String id = createSession("peter");

        wesleyIn(id).says("hello").ends();

        for (RecordedEvents events : List.of(one, other, own)) {
            events.await("chatHasBeenEndedEvent");
            assertThat(events.texts()).containsExactly("hello");
        }
        assertThat(xelion().sockets().list(id)).hasSize(1);
    }

    @Test
    void emitsTheEndOnceWhoeverEnds() throws Exception {
        RecordedEvents events = record("xelion-chat:events");
        String byAgent = createSession("peter");
        String byVisitor = createSession("paul");
        String byXelion = createSession("mary");

        wesleyIn(byAgent).ends();
        inSession("xelion-chat:closeSession", byVisitor, null);
        xelion().ends(xelion().session(byXelion));

        for (String id : List.of(byAgent, byVisitor, byXelion)) {
            await().untilAsserted(() -> assertThat(events.types(id)).containsExactly("chatHasBeenEndedEvent"));
        }
        await().until(() -> xelion().sockets().open() == 0);
    }

    @Test
    void completesCreateSessionWhenItsStreamIsOpen() throws Exception {
        record("xelion-chat:events");
        xelion().faults().nextHandshake().isLate(java.time.Duration.ofMillis(500));

        String id = createSession("peter");

        assertThat(xelion().sockets().open(id)).isEqualTo(1);
    }

    @Test
    void waitsForAStreamNoLongerThanToldTo() throws Exception {
        record("xelion-chat:events");
        xelion().faults().nextHandshake().hangs();

        send("xelion-chat:createSession?awaitFollowed=200ms", new Visitor("peter"));

        assertThat(xelion().sockets().open()).isZero();
    }

    @Test
    void receivesThroughAConsumerTemplate() throws Exception {
        consumer.start();
        String id = createSession("peter");
        wesleyIn(id).says("hello");

        Exchange received = consumer.receive("xelion-chat:events", 10_000);

        assertThat(received.getMessage().getHeader(XelionChatConstants.SESSION_ID))
                .isEqualTo(id);
        assertThat(received.getMessage()
                        .getBody(NewExternalChatEvent.class)
                        .message()
                        .text())
                .isEqualTo("hello");
    }
}
