package org.xelionchat.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The load server, as a subject asks things of it.
 *
 * @param port where it listens on this machine
 */
public record Server(int port) {

    private static final String SESSIONS = "/portal/chat/master/gateways/1/sessions/";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** {@return {@code name:port}} */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /**
     * {@return where the events of a session are pushed}
     *
     * @param session its number
     */
    public String events(int session) {
        return host() + "/events/" + session;
    }

    /**
     * {@return where the address of a session's socket is asked for}
     *
     * @param session its number
     */
    public String address(int session) {
        return host() + SESSIONS + session + "/websocket";
    }

    /**
     * {@return where messages of a session go}
     *
     * @param session its number
     */
    public String messages(int session) {
        return host() + SESSIONS + session + "/messages";
    }

    /**
     * Pushes as fast as it is taken.
     *
     * @param events through each socket
     */
    public void push(int events) {
        control("push?events=" + events);
    }

    /**
     * Pushes at a pace.
     *
     * @param events in all
     * @param perSecond how many
     */
    public void pace(int events, int perSecond) {
        control("pace?events=" + events + "&perSecond=" + perSecond);
    }

    /**
     * Closes all sockets, and takes no calls and sockets for a while.
     *
     * @param millis how long
     */
    public void drop(int millis) {
        control("drop?millis=" + millis);
    }

    /** Has every socket that opens receive an event at once. */
    public void greet() {
        control("greet");
    }

    /**
     * Gives every session a past.
     *
     * @param messages how many
     */
    public void history(int messages) {
        control("history?messages=" + messages);
    }

    /** {@return how long the list of that past is} */
    public int historyBytes() {
        return Integer.parseInt(control("history-bytes"));
    }

    /**
     * Answers calls late.
     *
     * @param millis how late
     */
    public void delay(int millis) {
        control("delay?millis=" + millis);
    }

    /** {@return how many event sockets are open} */
    public int sockets() {
        return Integer.parseInt(control("sockets"));
    }

    /** {@return how many sessions were connecting or recovering at once, at most} */
    public int mostConnecting() {
        return Integer.parseInt(control("connecting"));
    }

    /** {@return the processor time that the server's one working thread has used, in nanoseconds} */
    public long cpu() {
        return Long.parseLong(control("cpu"));
    }

    /**
     * Waits until so many event sockets are open.
     *
     * @param sockets how many
     */
    public void awaitSockets(int sockets) {
        await(() -> sockets() == sockets, 20, () -> sockets + " event sockets");
    }

    /**
     * Waits.
     *
     * @param condition for what
     * @param millis how often to look
     * @param what tells what was waited for, and how far it came
     */
    public static void await(BooleanSupplier condition, int millis, Supplier<String> what) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("Waited in vain for " + what.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private String control(String what) {
        try {
            // the JDK's plain client: no thread of its own, and nothing that a subject uses
            HttpURLConnection call = (HttpURLConnection)
                    URI.create("http://" + host() + "/control/" + what).toURL().openConnection();
            return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
