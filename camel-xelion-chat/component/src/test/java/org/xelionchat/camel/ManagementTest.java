package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What operations see of a consumer over JMX, and what they can do. */
class ManagementTest extends ChatTestSupport {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    /** Deprecated on the newest line only, and the one way that all lines have. */
    @Override
    @SuppressWarnings("deprecation")
    protected boolean useJmx() {
        return true;
    }

    @Test
    void aConsumerCountsWhatItsConnectionDoes() throws Exception {
        RecordedEvents events = record("xelion-chat:events?" + QUICK);
        String session = createSession("peter");
        wesleyIn(session).says("hello");
        events.awaitTexts("hello");

        assertThat(attribute("FollowedSessions")).isEqualTo(1);
        assertThat(attribute("LiveStreams")).isEqualTo(1);
        assertThat(attribute("ConnectAttempts")).isEqualTo(1L);
        assertThat(attribute("Connects")).isEqualTo(1L);
        assertThat(attribute("Interruptions")).isEqualTo(0L);
        assertThat((Long) attribute("ReceivedEvents")).isPositive();
        assertThat(attribute("RecoveredMessages")).isEqualTo(0L);
        assertThat(attribute("DuplicatesDropped")).isEqualTo(0L);
        assertThat(attribute("PassingEventsDropped")).isEqualTo(0L);
        assertThat(attribute("CredentialsRefused")).isEqualTo(false);
        assertThat(attribute("LastEvent").toString()).endsWith("Z");
        await().untilAsserted(() -> assertThat(attribute("BufferedEvents")).isEqualTo(0L));
    }

    @Test
    void anOperatorCanForceAReconnect() throws Exception {
        RecordedEvents events = record("xelion-chat:events?" + QUICK);
        String session = createSession("peter");

        SERVER.invoke(consumerBean(), "reconnect", new Object[0], new String[0]);

        await().untilAsserted(() -> assertThat(attribute("Connects")).isEqualTo(2L));
        assertThat(attribute("Interruptions")).isEqualTo(1L);
        wesleyIn(session).says("still here");
        events.awaitTexts("still here");
    }

    @Test
    void aStoppedConsumerShowsNothing() throws Exception {
        record("xelion-chat:events");
        createSession("peter");
        XelionChatConsumer consumer =
                (XelionChatConsumer) context.getRoute("events").getConsumer();
        assertThat(consumer.getFollowedSessions()).isEqualTo(1);

        context.getRouteController().stopRoute("events");

        assertThat(consumer.getFollowedSessions()).isZero();
        assertThat(consumer.getLastEvent()).isNull();
        consumer.reconnect();
    }

    private Object attribute(String name) throws Exception {
        return SERVER.getAttribute(consumerBean(), name);
    }

    private ObjectName consumerBean() throws Exception {
        Set<ObjectName> names = SERVER.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"), null);
        return names.stream()
                .filter(name -> name.getKeyProperty("name").contains("XelionChatConsumer"))
                .findFirst()
                .orElseThrow();
    }
}
