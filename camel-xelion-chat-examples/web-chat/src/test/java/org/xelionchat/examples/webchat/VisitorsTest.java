package org.xelionchat.examples.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xelionchat.examples.webchat.ToVisitor.Entry;
import org.xelionchat.examples.webchat.ToVisitor.Gone;
import org.xelionchat.examples.webchat.ToVisitor.Resumed;
import org.xelionchat.examples.webchat.Visitors.RefusedException;

class VisitorsTest {

    private static final Limits LIMITS =
            new Limits(1000, 10, 10, 6, 4, 3, 2, 5, 2, Duration.ofMinutes(1), Duration.ofMinutes(15));

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final Visitors visitors = new Visitors(LIMITS, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("no test needs it");
        }
    });

    @Test
    void numbersWhatHappensWithoutAGap() throws Exception {
        Chat chat = started("c1", "s1");

        assertThat(visitors.happened("s1", "joined", now, "Wesley", null).message())
                .isEqualTo(new Entry(1, "joined", now.toEpochMilli(), "Wesley", null, null));
        assertThat(visitors.sent(chat, "m1", "hello", now).message())
                .isEqualTo(new Entry(2, "visitor", now.toEpochMilli(), null, "hello", "m1"));
    }

    @Test
    void replaysWhatThePageHasNotSeen() throws Exception {
        Chat chat = started("c1", "s1");
        visitors.happened("s1", "agent", now, "Wesley", "one");
        visitors.disconnected("c1");
        assertThat(visitors.happened("s1", "agent", now, "Wesley", "two").connections())
                .isEmpty();
        visitors.happened("s1", "agent", now, "Wesley", "three");

        connect("c2", "10.0.0.1");
        Resumed resumed = (Resumed)
                visitors.resume("c2", chat.key, 1, new Afterwards(true, true)).message();

        assertThat(resumed.entries()).extracting(Entry::text).containsExactly("two", "three");
        assertThat(visitors.happened("s1", "agent", now, "Wesley", "four").connections())
                .containsExactly("c2");
    }

    @Test
    void speaksToEveryTabThatHasTheChatOpen() throws Exception {
        Chat chat = started("c1", "s1");
        connect("c2", "10.0.0.1");
        visitors.resume("c2", chat.key, 0, new Afterwards(true, true));

        assertThat(visitors.happened("s1", "agent", now, "Wesley", "hi").connections())
                .containsExactly("c1", "c2");
    }

    @Test
    void saysWhereTheTranscriptBeginsWhenItIsLongerThanWhatIsKept() throws Exception {
        Chat chat = started("c1", "s1");
        for (int i = 1; i <= 8; i++) {
            visitors.happened("s1", "agent", now, "Wesley", "text " + i);
        }

        Resumed resumed = (Resumed)
                visitors.resume("c1", chat.key, 0, new Afterwards(true, true)).message();

        assertThat(resumed.first()).isEqualTo(4);
        assertThat(resumed.entries()).extracting(Entry::n).containsExactly(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void keepsWhatXelionSaysBeforeItsAnswerHasArrived() throws Exception {
        connect("c1", "10.0.0.1");
        Chat chat = visitors.start("c1");
        assertThat(visitors.happened("s1", "noAgents", now, null, "Nobody").connections())
                .isEmpty();

        Resumed started = (Resumed)
                visitors.started(chat, "s1", new Afterwards(true, true)).message();

        assertThat(started.entries()).extracting(Entry::kind).containsExactly("noAgents");
        assertThat(visitors.happened("s1", "joined", now, "Wesley", null).message())
                .extracting("n")
                .isEqualTo(2L);
    }

    @Test
    void sendsAMessageOnceHoweverOftenThePageAsks() throws Exception {
        Chat chat = started("c1", "s1");

        assertThat(visitors.accept(chat, "m1")).isTrue();
        assertThat(visitors.accept(chat, "m1")).isFalse();
        assertThat(visitors.again(chat, "m1")).isNull();
        visitors.sent(chat, "m1", "hello", now);
        assertThat(visitors.accept(chat, "m1")).isFalse();
        assertThat(visitors.again(chat, "m1").message()).extracting("n").isEqualTo(1L);
    }

    @Test
    void sendsAFailedMessageAgain() throws Exception {
        Chat chat = started("c1", "s1");
        visitors.accept(chat, "m1");
        visitors.notSent(chat, "m1", "no", true);

        assertThat(visitors.accept(chat, "m1")).isTrue();
    }

    @Test
    void knowsNoChatUnderAnotherKey() throws Exception {
        started("c1", "s1");
        connect("c2", "10.0.0.1");

        assertThat(visitors.resume("c2", visitors.key("c2"), 0, new Afterwards(true, true))
                        .message())
                .isInstanceOf(Gone.class);
        assertThat(visitors.chat("c2")).isNull();
    }

    @Test
    void givesEveryConnectionAKeyOfItsOwnOfAtLeast128Bits() throws Exception {
        connect("c1", "10.0.0.1");
        connect("c2", "10.0.0.1");

        assertThat(visitors.key("c1")).isNotEqualTo(visitors.key("c2")).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void startsOneChatPerKey() throws Exception {
        started("c1", "s1");

        assertThatThrownBy(() -> visitors.start("c1")).isInstanceOf(RefusedException.class);
    }

    @Test
    void limitsTheChatsOfOneAddressAndOfAll() throws Exception {
        started("c1", "s1");
        started("c2", "s2");
        connect("c3", "10.0.0.1");
        assertThatThrownBy(() -> visitors.start("c3")).isInstanceOf(RefusedException.class);

        connect("c4", "10.0.0.2");
        visitors.start("c4");
        connect("c5", "10.0.0.3");
        assertThatThrownBy(() -> visitors.start("c5")).isInstanceOf(RefusedException.class);
    }

    @Test
    void limitsTheConnectionsOfOneAddressAndOfAll() throws Exception {
        for (String connection : List.of("c1", "c2", "c3", "c4")) {
            assertThat(visitors.connected(connection, InetAddress.getByName("10.0.0.1")))
                    .isTrue();
        }
        assertThat(visitors.connected("c5", InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(visitors.connected("c6", InetAddress.getByName("10.0.0.2"))).isTrue();
        assertThat(visitors.connected("c7", InetAddress.getByName("10.0.0.3"))).isTrue();
        assertThat(visitors.connected("c8", InetAddress.getByName("10.0.0.4"))).isFalse();

        visitors.disconnected("c1");
        assertThat(visitors.connected("c9", InetAddress.getByName("10.0.0.4"))).isTrue();
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() throws Exception {
        for (String address : List.of("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4")) {
            assertThat(visitors.connected(address, InetAddress.getByName(address)))
                    .isTrue();
        }

        assertThat(visitors.connected("c5", InetAddress.getByName("2001:db8::5")))
                .isFalse();
        assertThat(visitors.connected("c6", InetAddress.getByName("2001:db8:0:1::5")))
                .isTrue();
    }

    @Test
    void limitsTheTranscriptsThatAreMailed() throws Exception {
        Chat chat = started("c1", "s1");
        visitors.mail(chat);
        visitors.mail(chat);

        assertThatThrownBy(() -> visitors.mail(chat)).isInstanceOf(RefusedException.class);
    }

    @Test
    void forgetsAChatSomeTimeAfterItsEnd() throws Exception {
        Chat chat = started("c1", "s1");
        visitors.happened("s1", "ended", now, null, null);
        now = now.plus(Duration.ofMinutes(14));
        visitors.sweep();
        assertThat(visitors.resume("c1", chat.key, 0, new Afterwards(true, true))
                        .message())
                .isInstanceOf(Resumed.class);

        now = now.plus(Duration.ofMinutes(2));
        visitors.sweep();

        assertThat(visitors.resume("c1", chat.key, 0, new Afterwards(true, true))
                        .message())
                .isInstanceOf(Gone.class);
        assertThat(visitors.chat("c1")).isNull();
        assertThat(visitors.start("c1").key).isNotEqualTo(chat.key);
    }

    @Test
    void keepsAnOpenChatHoweverLongItsVisitorIsAway() throws Exception {
        Chat chat = started("c1", "s1");
        visitors.disconnected("c1");
        now = now.plus(Duration.ofDays(1));
        visitors.sweep();

        connect("c2", "10.0.0.1");
        assertThat(visitors.resume("c2", chat.key, 0, new Afterwards(true, true))
                        .message())
                .isInstanceOf(Resumed.class);
    }

    @Test
    void forgetsAChatThatDidNotStart() throws Exception {
        connect("c1", "10.0.0.1");
        Chat chat = visitors.start("c1");
        visitors.notStarted(chat, "no");

        assertThat(visitors.resume("c1", chat.key, 0, new Afterwards(true, true))
                        .message())
                .isInstanceOf(Gone.class);
        assertThat(visitors.start("c1").key).isNotEqualTo(chat.key);
    }

    private Chat started(String connection, String session) throws Exception {
        connect(connection, "10.0.0.1");
        Chat chat = visitors.start(connection);
        visitors.started(chat, session, new Afterwards(true, true));
        return chat;
    }

    private void connect(String connection, String address) throws UnknownHostException {
        visitors.connected(connection, InetAddress.getByName(address));
    }
}
