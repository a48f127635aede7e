package org.xelionchat.client.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionConnectionException.Reached;

/** The real calls with their retries, to a server that is a function: no socket, so they run in virtual time. */
public final class RetriedCalls {

    /** One connection of one attempt: exactly one of its methods is called, once. */
    public interface Connection {

        /** The answer arrives. */
        void answers(int status, String body, Duration retryAfter);

        /** No answer arrives. */
        void breaks(Reached reached);
    }

    /** Takes requests. */
    @FunctionalInterface
    public interface Server {
        void handle(Connection connection);
    }

    private final ClientResources resources;
    private final RetryRules rules;

    public RetriedCalls(ClientResources resources, int maximumRetries) {
        this.resources = resources;
        this.rules = new RetryRules(maximumRetries, resources.random());
    }

    public CompletableFuture<HttpAnswer> send(HttpCall call, Server server) {
        AtomicReference<CallExecution> execution = new AtomicReference<>();
        execution.set(new CallExecution(
                call, (sent, attempt) -> server.handle(connection(execution.get())), rules, resources, ended -> {}));
        execution.get().next();
        return execution.get().result();
    }

    private static Connection connection(CallAttempt.Outcome outcome) {
        return new Connection() {
            @Override
            public void answers(int status, String body, Duration retryAfter) {
                outcome.answered(new HttpAnswer(status, body, retryAfter));
            }

            @Override
            public void breaks(Reached reached) {
                outcome.failed(reached, "broken by the simulation", null);
            }
        };
    }
}
