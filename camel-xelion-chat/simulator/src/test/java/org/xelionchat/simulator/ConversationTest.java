package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.junit.XelionSimulatorTest;

/** A whole chat, seen from both sides. */
@XelionSimulatorTest
class ConversationTest {

    @Test
    void visitorAndAgentChat(XelionSimulator simulator) {
        GatewayCaller visitor = new GatewayCaller(simulator);
        String id = visitor.createSession();
        EventListener events = visitor.listen(id);
        visitor.say(id, "good morning");

        SimulatedSession session = simulator.onlySession();
        assertThat(session.texts()).containsExactly("good morning");
        AgentInSession wesley = simulator
                .agent("Wesley Jansen")
                .activate(session)
                .receives()
                .reads()
                .types()
                .says("hello");
        wesley.handsOverTo("Anna").says("I am Anna").asksStillThere();
        visitor.put("/sessions/" + id + "/delivered");
        simulator.becomesIdle(session).ends(session);

        assertThat(events.types(10))
                .containsExactly(
                        "chatHasBeenActivatedEvent",
                        "chatHasBeenDeliveredEvent",
                        "chatHasBeenReadEvent",
                        "chatTypingEvent",
                        "newExternalChatEvent",
                        "chatActiveUserHasBeenChangedEvent",
                        "newExternalChatEvent",
                        "chatHeartbeatEvent",
                        "chatIsIdleEvent",
                        "chatHasBeenEndedEvent");
        JsonNode list = visitor.get("/sessions/" + id + "/messages").json();
        assertThat(list.findValuesAsText("contents")).containsExactly("I am Anna", "hello", "good morning");
        assertThat(simulator.session(id).texts(Sender.AGENT)).containsExactly("hello", "I am Anna");
        assertThat(simulator.session(id).messages()).allMatch(message -> message.delivered());
        events.socket().sendClose(1000, "").join();
        await().until(() -> simulator.sockets().open() == 0);
        assertThat(simulator.sockets().closeCodes(id)).containsExactly(1000);
    }
}
