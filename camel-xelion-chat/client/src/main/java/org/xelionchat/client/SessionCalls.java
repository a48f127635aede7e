package org.xelionchat.client;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Calls that must reach Xelion one after another within a session, in the order in which they were asked for: a call
 * starts when the one before is settled.
 */
final class SessionCalls {

    private final Executor executor;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    SessionCalls(Executor executor) {
        this.executor = executor;
    }

    <T> CompletableFuture<T> inOrder(String sessionId, Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable start = () -> start(call).whenComplete((value, failure) -> {
            startNext(sessionId);
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(Failures.unwrap(failure));
            }
        });
        boolean first;
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(sessionId);
            first = queue == null;
            if (first) {
                waiting.put(sessionId, new ArrayDeque<>());
            } else {
                queue.add(start);
            }
        }
        if (first) {
            start.run();
        }
        return result;
    }

    private void startNext(String sessionId) {
        Runnable next;
        synchronized (waiting) {
            next = waiting.get(sessionId).poll();
            if (next == null) {
                waiting.remove(sessionId);
            }
        }
        if (next != null) {
            // not from here: a thousand calls that fail at once would be a thousand frames of the stack
            executor.execute(next);
        }
    }

    private static <T> CompletableFuture<T> start(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
