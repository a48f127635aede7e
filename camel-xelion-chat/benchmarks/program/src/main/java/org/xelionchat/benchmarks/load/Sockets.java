package org.xelionchat.benchmarks.load;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The open event sockets, and what is pushed through them. Touched by the one event loop that serves them all. */
final class Sockets {

    private final EventLoop loop;
    private final List<PushedSocket> open = new ArrayList<>();
    private boolean refusing;
    private boolean greeting;
    private int turn;

    Sockets(EventLoop loop) {
        this.loop = loop;
    }

    void opened(PushedSocket socket, Channel channel) {
        open.add(socket);
        channel.closeFuture().addListener(closed -> open.remove(socket));
        if (greeting) {
            socket.push(1);
        }
    }

    int count() {
        return open.size();
    }

    boolean isRefusing() {
        return refusing;
    }

    /** Has every socket that opens receive a message at once. */
    void greet() {
        greeting = true;
    }

    /**
     * Pushes as fast as it is taken.
     *
     * @param events for each socket
     */
    void push(int events) {
        open.forEach(socket -> socket.push(events));
    }

    /**
     * Pushes at a pace, one socket after the other.
     *
     * @param events for all sockets together
     * @param perSecond how many
     */
    void pace(int events, int perSecond) {
        pace(events, perSecond, System.nanoTime(), 0);
    }

    private void pace(int events, int perSecond, long start, int sent) {
        long due = Math.min(events, (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1));
        int done = sent;
        for (; done < due; done++) {
            open.get(turn++ % open.size()).push(1);
        }
        if (done < events && !open.isEmpty()) {
            int next = done;
            loop.schedule(() -> pace(events, perSecond, start, next), 500, TimeUnit.MICROSECONDS);
        }
    }

    /**
     * Closes all sockets as the end of a process does, and takes no new ones for a while.
     *
     * @param millis how long
     */
    void drop(int millis) {
        refusing = true;
        loop.schedule(() -> refusing = false, millis, TimeUnit.MILLISECONDS);
        List.copyOf(open).forEach(PushedSocket::drop);
    }
}
