package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** Faults that strike at a frame. */
@XelionSimulatorTest
class FrameFaultsTest {

    private final XelionSimulator simulator;
    private final GatewayCaller visitor;
    private final SimulatedSession session;
    private final AgentInSession wesley;
    private final EventListener events;

    FrameFaultsTest(XelionSimulator simulator) {
        this.simulator = simulator;
        this.visitor = new GatewayCaller(simulator);
        this.session = simulator.session(visitor.createSession());
        this.wesley = simulator.agent("Wesley").in(session);
        this.events = visitor.listen(session.id());
    }

    @Test
    void isLostThoughTheMessageIsInTheList() {
        simulator.faults().dropEvents(2);

        wesley.says("one").says("two").says("three");

        assertThat(contents(1)).containsExactly("three");
        assertThat(visitor.get("/sessions/" + session.id() + "/messages").json().findValuesAsText("contents"))
                .containsExactly("three", "two", "one");
    }

    @Test
    void isDuplicated() {
        simulator.faults().nextFrame().isDuplicated();

        wesley.says("one").says("two");

        assertThat(contents(3)).containsExactly("one", "one", "two");
    }

    @Test
    void isSwappedWithTheFollowing() {
        simulator.faults().nextFrame().isSwappedWithFollowing();

        wesley.says("one").says("two").says("three");

        assertThat(contents(3)).containsExactly("two", "one", "three");
    }

    @Test
    void twoAreOvertakenByTheFollowing() {
        simulator.faults().nextFrame().times(2).isSwappedWithFollowing();

        wesley.says("one").says("two").says("three");

        assertThat(contents(3)).containsExactly("three", "one", "two");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void isFragmented(int pieces) {
        simulator.faults().nextFrame().isFragmented(pieces);

        wesley.says("one é").says("two");

        assertThat(contents(2)).containsExactly("one é", "two");
        assertThat(events.partsPerText()).containsExactly(pieces, 1);
    }

    @Test
    void isFragmentedIntoSingleBytesInTheMiddleOfOthers() {
        simulator.faults().nextFrame().times(3).isFragmented(100_000);

        IntStream.range(0, 20).forEach(i -> wesley.says("message " + i));

        assertThat(contents(20))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "message " + i).toList());
        assertThat(events.partsPerText().get(0)).isGreaterThan(100);
    }

    @Test
    void isMalformed() {
        simulator.faults().nextFrame().isMalformed();

        wesley.says("one").says("two");

        await().until(() -> events.texts().size() == 2);
        assertThat(isJson(events.texts().get(0))).isFalse();
        assertThat(isJson(events.texts().get(1))).isTrue();
    }

    @Test
    void isOfUnknownType() {
        simulator.faults().nextFrame().isOfUnknownType();

        wesley.says("one").says("two");

        assertThat(events.types(2)).containsExactly("chatHasBeenReinventedEvent", "newExternalChatEvent");
    }

    @Test
    void isOversized() {
        simulator.faults().nextFrame().isOversized(3_000_000);

        wesley.says("one").says("two");

        assertThat(contents(2)).containsExactly("one", "two");
        assertThat(events.texts().get(0)).hasSizeGreaterThan(3_000_000);
    }

    @Test
    void strikesOnlyWhatItIsToldTo() {
        SimulatedSession other = simulator.session(visitor.createSession());
        EventListener others = visitor.listen(other.id());
        simulator
                .faults()
                .nextFrame()
                .ofType("newExternalChatEvent")
                .inSession(session)
                .isLost();

        simulator.agent("Wesley").in(other).says("for another");
        wesley.types().says("one").says("two");

        assertThat(others.types(1)).containsExactly("newExternalChatEvent");
        assertThat(events.types(2)).containsExactly("chatTypingEvent", "newExternalChatEvent");
        assertThat(contents(2)).containsExactly("", "two");
    }

    @Test
    void anEventThatNobodyListensToDoesNotCount() {
        SimulatedSession silent = simulator.session(visitor.createSession());
        simulator.faults().dropEvents(1);

        simulator.agent("Wesley").in(silent).says("nobody hears it");
        assertThat(simulator.faults().pending()).isTrue();
        wesley.says("one").says("two");

        assertThat(contents(1)).containsExactly("two");
    }

    private List<String> contents(int number) {
        return events.events(number).stream()
                .map(event -> event.path("notification").path("contents").asText())
                .toList();
    }

    private static boolean isJson(String text) {
        try {
            JsonNode node = new ObjectMapper().readTree(text);
            return node.isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
