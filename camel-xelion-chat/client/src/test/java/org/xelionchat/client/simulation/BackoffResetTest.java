package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.store.InMemoryChatSessionStore;
import org.xelionchat.client.stream.SeenMessages;
import org.xelionchat.client.stream.SubscriptionSettings;

/** The back-off starts anew after a stream has proven itself, and not before: contract section 2, reconnectDelay. */
class BackoffResetTest {

    private final SplittableRandom random = new SplittableRandom(1);
    private final VirtualTime time = new VirtualTime(random);
    private final ModelXelion xelion = new ModelXelion(time, random, 32);
    private final XelionChatClient client = new XelionChatClient(
            XelionChatSettings.builder()
                    .host("xelion.test")
                    .gatewayId("1")
                    .accessToken(() -> "token")
                    .build(),
            time.resources(),
            new InMemoryChatSessionStore(),
            xelion,
            xelion,
            () -> CompletableFuture.completedFuture(null));
    private final String session = xelion.newSession();

    @BeforeEach
    void follow() {
        client.subscribe(
                new SubscriptionSettings(session, Set.of(), false, false, false, 16, time, new NothingSeen()),
                (event, done) -> done.done(true));
        time.run(2_000);
        assertThat(client.statistics().live()).isEqualTo(1);
    }

    @Test
    void socketsThatDieWithinSecondsAreTriedEverMoreRarely() {
        int before = xelion.attempts(session);
        for (int second = 0; second < 900; second++) {
            time.run(1_000);
            xelion.cuts(session);
        }

        assertThat(xelion.attempts(session) - before).isBetween(30, 150);
    }

    @Test
    void aSocketThatLivedForAMinuteIsReplacedAtOnce() {
        for (int i = 0; i < 30; i++) {
            time.run(61_000);
            xelion.cuts(session);
            time.run(2_000);
            assertThat(client.statistics().live()).as("interruption %d", i).isEqualTo(1);
        }
    }

    private static final class NothingSeen implements SeenMessages {

        @Override
        public boolean contains(String sessionId, String messageId) {
            return false;
        }

        @Override
        public void add(String sessionId, String messageId) {}

        @Override
        public void forget(String sessionId) {}
    }
}
