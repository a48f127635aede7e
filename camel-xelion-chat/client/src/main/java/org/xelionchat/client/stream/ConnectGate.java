package org.xelionchat.client.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.StreamSettings;

/**
 * Lets only so many streams of a connection connect or recover at the same time, first come, first served; and none
 * while Xelion refuses the credentials: after a pause a single stream tries, and its success lets the others follow.
 */
final class ConnectGate {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectGate.class);

    private enum Credentials {
        UNKNOWN,
        ACCEPTED,
        REFUSED
    }

    private final String connection;
    private final Supplier<StreamSettings> settings;
    private final ClientResources resources;
    private final StreamStatistics statistics;
    private final SerialExecutor mailbox;
    private final Deque<Permit> queue = new ArrayDeque<>();
    private int granted;
    private boolean paused;
    private volatile Credentials credentials = Credentials.UNKNOWN;

    ConnectGate(
            String connection,
            Supplier<StreamSettings> settings,
            ClientResources resources,
            StreamStatistics statistics) {
        this.connection = connection;
        this.settings = settings;
        this.resources = resources;
        this.statistics = statistics;
        this.mailbox = new SerialExecutor(resources.streams());
    }

    /** Leave to connect or to recover; {@code granted} runs in the gate's mailbox and must only hand over. */
    Permit request(Runnable onGranted) {
        Permit permit = new Permit(onGranted);
        mailbox.execute(() -> {
            if (!permit.closed) {
                queue.add(permit);
                grant();
            }
        });
        return permit;
    }

    /** Any call of a stream that Xelion answered is proof of good credentials. */
    void credentialsAccepted() {
        if (credentials != Credentials.ACCEPTED) {
            mailbox.execute(() -> {
                if (credentials == Credentials.REFUSED) {
                    LOG.info("{}: the credentials are accepted again", connection);
                }
                credentials = Credentials.ACCEPTED;
                statistics.credentialsRefused(false);
                grant();
            });
        }
    }

    void credentialsRefused() {
        mailbox.execute(() -> {
            Duration pause = settings.get().maximumReconnectDelay();
            if (credentials != Credentials.REFUSED) {
                LOG.warn(
                        "{}: Xelion refuses the credentials; event streams try again every {} until they are corrected",
                        connection,
                        pause);
                credentials = Credentials.REFUSED;
                statistics.credentialsRefused(true);
            }
            if (!paused) {
                paused = true;
                resources
                        .timer()
                        .schedule(() -> mailbox.execute(this::resume), pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Completes when all that was asked for or given back so far has had its consequences. */
    CompletableFuture<Void> settled() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        mailbox.execute(() -> settled.complete(null));
        return settled;
    }

    private void resume() {
        paused = false;
        grant();
    }

    private void grant() {
        int allowed = credentials == Credentials.REFUSED ? 1 : settings.get().maximumConcurrentConnects();
        while (!paused && granted < allowed && !queue.isEmpty()) {
            Permit permit = queue.poll();
            permit.held = true;
            granted++;
            permit.onGranted.run();
        }
    }

    /** One stream's leave, asked for or given. */
    final class Permit {

        private final Runnable onGranted;
        private boolean held;
        private boolean closed;

        private Permit(Runnable onGranted) {
            this.onGranted = onGranted;
        }

        /** Gives the leave back, or withdraws the request. May be called more than once. */
        void release() {
            mailbox.execute(() -> {
                if (closed) {
                    return;
                }
                closed = true;
                if (held) {
                    granted--;
                    grant();
                } else {
                    queue.remove(this);
                }
            });
        }
    }
}
