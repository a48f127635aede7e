package org.xelionchat.client.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xelionchat.client.stream.EventSocketListener;

/** Writes down what a socket tells, and on which threads. */
class RecordingListener implements EventSocketListener {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Throwable> closed = new CompletableFuture<>();
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void onOpen() {
        record("open");
    }

    @Override
    public void onText(String text) {
        record("text:" + (text.length() > 40 ? text.length() : text));
    }

    @Override
    public void onActivity() {
        record("activity");
    }

    @Override
    public void onClosed(int code, Throwable cause) {
        record("closed:" + code);
        closed.complete(cause);
    }

    private void record(String call) {
        if (inside.incrementAndGet() != 1) {
            calls.add("two at a time");
        }
        calls.add(call);
        threads.add(Thread.currentThread().getName());
        inside.decrementAndGet();
    }

    List<String> calls() {
        return calls;
    }

    List<String> threads() {
        return threads;
    }

    /** Waits for the end, and returns its cause. */
    Throwable awaitClosed() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }
}
