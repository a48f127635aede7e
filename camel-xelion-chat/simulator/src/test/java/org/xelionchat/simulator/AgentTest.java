package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.Change.Kind;
import org.xelionchat.simulator.chat.ChangeListeners.Subscription;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** Agents driven from code, and what is told of it. */
@XelionSimulatorTest
class AgentTest {

    private final XelionSimulator simulator;
    private final GatewayCaller visitor;
    private final SimulatedSession session;

    AgentTest(XelionSimulator simulator) {
        this.simulator = simulator;
        this.visitor = new GatewayCaller(simulator);
        this.session = simulator.session(visitor.createSession());
    }

    @Test
    void opensAChatOnlyOnce() {
        EventListener events = visitor.listen(session.id());

        simulator.agent("Wesley").activate(session).activates().agent().activate(session.id());
        simulator.agent("Wesley").types(session);

        assertThat(events.types(2)).containsExactly("chatHasBeenActivatedEvent", "chatTypingEvent");
        assertThat(now().activeAgent()).isEqualTo("Wesley");
        assertThat(now().active()).isTrue();
    }

    @Test
    void takesAChatOverByOpeningIt() {
        EventListener events = visitor.listen(session.id());
        simulator.agent("Wesley").activate(session);

        simulator.agent("Anna").activate(session);

        assertThat(events.types(2)).containsExactly("chatHasBeenActivatedEvent", "chatActiveUserHasBeenChangedEvent");
        assertThat(now().activeAgent()).isEqualTo("Anna");
    }

    @Test
    void handsOverToAColleagueWhoGoesOn() {
        SimulatedAgent anna =
                simulator.agent("Wesley").activate(session).agent().handsOverTo(session, "Anna");

        SimulatedMessage message = anna.says(session, "I am Anna");

        assertThat(message.senderName()).isEqualTo("Anna");
        assertThat(message.sender()).isEqualTo(Sender.AGENT);
        assertThat(simulator.agents()).extracting(SimulatedAgent::name).containsExactly("Wesley", "Anna");
        assertThat(anna.isOnline()).isTrue();
    }

    @Test
    void cannotHandOverWhatNobodyHas() {
        assertThatThrownBy(() -> simulator.agent("Wesley").handsOverTo(session, "Anna"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing to hand over");
    }

    @Test
    void cannotActInAChatThatHasEndedOrIsUnknown() {
        SimulatedAgent wesley = simulator.agent("Wesley").ends(session);

        assertThat(now().ended()).isTrue();
        assertThatThrownBy(() -> wesley.says(session, "too late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> wesley.activate("1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.agent(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.session("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readingAndReceivingMarkTheVisitorsMessages() {
        visitor.say(session.id(), "one");
        visitor.say(session.id(), "two");
        assertThat(now().unread()).isEqualTo(2);

        AgentInSession wesley = simulator.agent("Wesley").activate(session).receives();
        assertThat(now().messages()).allMatch(message -> message.delivered() && !message.read());
        wesley.reads();
        visitor.say(session.id(), "three");

        assertThat(now().messages()).extracting(SimulatedMessage::read).containsExactly(true, true, false);
        assertThat(now().unread()).isEqualTo(1);
        assertThat(wesley.session().readByAgentAt()).isNotNull();
    }

    /** P6.9. */
    @ParameterizedTest
    @CsvSource({"grüße €, grüße €", "smile \uD83D\uDE00!, smile ?!", "Ελλάδα, ??????", "œ “x” – ™, œ “x” – ™"})
    void textsAreStoredAsWindows1252(String said, String stored) {
        visitor.say(session.id(), said);
        simulator.agent("Wesley").says(session, said);

        assertThat(now().texts()).containsExactly(stored, stored);
        assertThat(visitor.get("/sessions/" + session.id() + "/messages").json().findValuesAsText("contents"))
                .containsExactly(stored, stored);
    }

    @Test
    void everyChangeIsToldInItsOrder() {
        List<Change> changes = new CopyOnWriteArrayList<>();
        try (Subscription listening = simulator.onChange(changes::add)) {
            assertThat(listening).isNotNull();
            String id = visitor.createSession();
            visitor.say(id, "hello");
            AgentInSession wesley = simulator
                    .agent("Wesley")
                    .activate(id)
                    .receives()
                    .reads()
                    .types()
                    .says("good morning");
            visitor.put("/sessions/" + id + "/delivered");
            visitor.post("/sessions/" + id + "/is_typing", null);
            wesley.handsOverTo("Anna").findsVisitorIdle().asksStillThere();
            simulator.findsNoAgents(simulator.session(id));
            visitor.post("/sessions/" + id + "/close", null);
            visitor.post("/sessions/" + id + "/transcript", "{\"value\": \"p@example.org\"}");
            visitor.post("/sessions/" + id + "/feedback", "{\"rating\": 4}");
            simulator.agent("Anna").goesOffline().goesOffline().goesOnline();
            simulator.reset();

            await().until(() ->
                    !changes.isEmpty() && changes.get(changes.size() - 1).kind() == Kind.RESET);
        }

        assertThat(changes)
                .extracting(Change::kind)
                .containsExactly(
                        Kind.SESSION_STARTED,
                        Kind.MESSAGE_ADDED,
                        Kind.ACTIVATED,
                        Kind.DELIVERED_TO_AGENT,
                        Kind.READ_BY_AGENT,
                        Kind.AGENT_TYPING,
                        Kind.MESSAGE_ADDED,
                        Kind.DELIVERED_TO_VISITOR,
                        Kind.VISITOR_TYPING,
                        Kind.AGENT_ONLINE,
                        Kind.HANDED_OVER,
                        Kind.IDLE,
                        Kind.HEARTBEAT,
                        Kind.NO_AGENTS_AVAILABLE,
                        Kind.ENDED,
                        Kind.TRANSCRIPT_MAILED,
                        Kind.FEEDBACK_GIVEN,
                        Kind.AGENT_OFFLINE,
                        Kind.AGENT_ONLINE,
                        Kind.RESET);
        Change said = changes.get(1);
        assertThat(said.message().text()).isEqualTo("hello");
        assertThat(said.session().texts()).containsExactly("hello");
        assertThat(changes.get(10).agent()).isEqualTo("Anna");
    }

    @Test
    void aListenerMayFailOrAnswerAndNobodyElseIsDisturbed() {
        List<Kind> heard = new CopyOnWriteArrayList<>();
        try (Subscription failing = simulator.onChange(change -> {
                    throw new IllegalStateException("on purpose");
                });
                Subscription answering = simulator.onChange(change -> {
                    if (change.kind() == Kind.MESSAGE_ADDED && change.message().sender() == Sender.VISITOR) {
                        simulator
                                .agent("Wesley")
                                .says(
                                        change.session(),
                                        "answer to " + change.message().text());
                    }
                });
                Subscription hearing = simulator.onChange(change -> heard.add(change.kind()))) {
            assertThat(List.of(failing, answering, hearing)).doesNotContainNull();
            visitor.say(session.id(), "hello");

            await().until(() -> heard.equals(List.of(Kind.MESSAGE_ADDED, Kind.MESSAGE_ADDED)));
        }
        assertThat(now().texts()).containsExactly("hello", "answer to hello");
        visitor.post("/sessions/" + session.id() + "/is_typing", null);
        assertThat(heard).hasSize(2);
    }

    private SimulatedSession now() {
        return simulator.session(session.id());
    }
}
