package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.SeenMessages;
import org.xelionchat.client.stream.SubscriptionSettings;

/** One session of the model, with a live stream, where no fault happens by itself. */
final class FollowedSession {

    private final SplittableRandom random = new SplittableRandom(1);
    private final VirtualTime time = new VirtualTime(random);
    private final ModelXelion xelion = new ModelXelion(time, random, 32, ChatApiGeneration.GATEWAY);
    private final XelionChatClient client;
    private final String id = xelion.newSession();

    /**
     * @param settings beyond those that a connection cannot do without
     */
    FollowedSession(UnaryOperator<XelionChatSettings.Builder> settings) {
        client = xelion.client(settings);
        subscribe(time);
        time.run(2_000);
        assertThat(isLive()).isTrue();
    }

    /**
     * {@return another subscription to the same stream}
     *
     * @param executor its threads
     */
    EventSubscription subscribe(Executor executor) {
        return client.subscribe(
                new SubscriptionSettings(id, Set.of(), false, false, false, 16, executor, new NothingSeen()),
                (event, done) -> done.done(true));
    }

    /**
     * Has what happens to the stream told too.
     *
     * @param delay how many milliseconds the subscriber's threads take to begin with anything
     * @param states where it is put down
     */
    void tellStates(long delay, List<StreamStateEvent.State> states) {
        Executor executor = task -> time.schedule(task, delay, TimeUnit.MILLISECONDS);
        client.subscribe(
                new SubscriptionSettings(id, Set.of(), false, false, true, 256, executor, new NothingSeen()),
                (event, done) -> {
                    if (event instanceof StreamStateEvent state) {
                        states.add(state.state());
                    }
                    done.done(true);
                });
    }

    boolean isLive() {
        return client.statistics().live() == 1;
    }

    int attempts() {
        return xelion.attempts(id);
    }

    int pings() {
        return xelion.pings(id);
    }

    void execute(Runnable task) {
        time.execute(task);
    }

    void run(long millis) {
        time.run(millis);
    }

    void agentSays(String text) {
        xelion.agentSays(id, text);
    }

    void agentTypes() {
        xelion.agentTypes(id);
    }

    void isCut() {
        xelion.cuts(id);
    }

    /** Whether no handshake succeeds. */
    void refuses(boolean all) {
        xelion.outage(all);
    }

    void stalls() {
        xelion.stalls(id);
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
