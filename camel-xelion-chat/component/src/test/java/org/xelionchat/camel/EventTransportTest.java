package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The option that chooses what event streams are opened with, where there is one choice only. */
@Timeout(60)
class EventTransportTest extends ChatTestSupport {

    @Test
    void saysWhatIsMissingAndLeavesNothingBehind() throws Exception {
        Throwable failure = catchThrowable(() -> record("xelion-chat:events?eventTransport=ahc-ws"));

        assertThat(StackTraces.of(failure))
                .contains("eventTransport=ahc-ws needs camel-xelion-chat-ahc-ws on the class path, and Camel 3.18");
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("XelionChat")));

        context.removeRoute("events");
        RecordedEvents events = record("xelion-chat:events");
        wesleyIn(createSession("peter")).says("hello");
        events.awaitTexts("hello");
    }

    @Test
    void consumersMustAgree() throws Exception {
        record("xelion-chat:events", "one");

        Throwable failure = catchThrowable(() -> record("xelion-chat:events?eventTransport=ahc-ws", "other"));

        assertThat(StackTraces.of(failure)).contains("eventTransport must have the same value");
    }

    @Test
    void producersHaveNoSay() throws Exception {
        Object status = template.requestBody("xelion-chat:getStatus?eventTransport=ahc-ws", (Object) null);

        assertThat(status).isNotNull();
    }
}
