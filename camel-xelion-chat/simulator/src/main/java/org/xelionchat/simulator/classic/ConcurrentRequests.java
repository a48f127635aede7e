package org.xelionchat.simulator.classic;

import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xelionchat.simulator.account.Login;
import org.xelionchat.simulator.call.CallRefusal;

/** Counts the calls of each login that wait for their answer (P9). */
final class ConcurrentRequests {

    private final int most;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    /** {@code most}: 0 for no limit. */
    ConcurrentRequests(int most) {
        this.most = most;
    }

    /** {@return the refusal, when it is one too many} */
    Optional<CallRefusal> begin(Login login, HttpServerExchange exchange) {
        if (most == 0) {
            return Optional.empty();
        }
        int now = waiting.merge(login.id(), 1, Integer::sum);
        AtomicBoolean over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                waiting.merge(login.id(), -1, Integer::sum);
            }
        };
        exchange.addExchangeCompleteListener((complete, next) -> {
            end.run();
            next.proceed();
        });
        // a call that is never answered ends with its connection
        exchange.getConnection().addCloseListener(connection -> end.run());
        return now > most ? Optional.of(CallRefusal.of(429, 10400, "Too many concurrent requests")) : Optional.empty();
    }
}
