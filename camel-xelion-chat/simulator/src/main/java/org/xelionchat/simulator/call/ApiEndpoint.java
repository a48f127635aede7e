package org.xelionchat.simulator.call;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.simulator.fault.CallFault;
import org.xelionchat.simulator.fault.Faults;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.journal.RecordedHeaders;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.socket.ConnectionTap;
import org.xnio.IoUtils;

/**
 * Answers the calls of one API, and refuses what no Xelion has. Runs on the I/O thread: all it does is in memory and takes
 * moments.
 */
public final class ApiEndpoint implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiEndpoint.class);

    private final Api api;
    private final CallJournal journal;
    private final Faults faults;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param api which
     * @param journal takes every call down
     * @param faults what goes wrong
     * @param timer for late answers
     * @param clock what time it is
     */
    public ApiEndpoint(Api api, CallJournal journal, Faults faults, ScheduledExecutorService timer, Clock clock) {
        this.api = api;
        this.journal = journal;
        this.faults = faults;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.setMaxEntitySize(api.largestBody());
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (complete, body) -> serve(complete, ApiCall.of(complete, body, api::route)),
                        (broken, error) -> IoUtils.safeClose(broken.getConnection()));
    }

    private void serve(HttpServerExchange exchange, ApiCall call) {
        TokenCheck token = api.token(call);
        CallJournal.Entry entry = journal.received(recorded(exchange, call, token));
        LOG.debug("{}", entry.call());
        Optional<CallRefusal> turnedAway = api.turnedAway(call, exchange);
        if (turnedAway.isPresent()) {
            send(exchange, entry, refused(turnedAway.get(), call, entry));
            return;
        }
        Optional<CallFault> fault = call.operation() == Operation.UNKNOWN
                ? Optional.empty()
                : faults.strikes(call.operation(), call.sessionId());
        if (fault.isEmpty()) {
            send(exchange, entry, answer(exchange, call, token, entry));
        } else {
            strike(fault.get(), exchange, call, token, entry);
        }
    }

    private void strike(
            CallFault fault, HttpServerExchange exchange, ApiCall call, TokenCheck token, CallJournal.Entry entry) {
        Optional<Answer> right = fault.acts() ? Optional.of(answer(exchange, call, token, entry)) : Optional.empty();
        if (fault instanceof CallFault.Answered answered) {
            send(exchange, entry, wrong(answered, call));
        } else if (fault instanceof CallFault.Dropped) {
            later(exchange, () -> IoUtils.safeClose(exchange.getConnection()));
        } else if (fault instanceof CallFault.Unanswered) {
            later(exchange, () -> {
                LOG.debug("No answer to {}", entry.call());
                ConnectionTap.keepWaiting(exchange, () -> LOG.debug("Given up: {}", entry.call()));
            });
        } else if (fault instanceof CallFault.Late late) {
            delay(
                    exchange,
                    late.delay(),
                    waiting -> send(waiting, entry, right.orElseGet(() -> answer(waiting, call, token, entry))));
        }
    }

    private Answer answer(HttpServerExchange exchange, ApiCall call, TokenCheck token, CallJournal.Entry entry) {
        try {
            return api.carryOut(call, token, entry, exchange);
        } catch (CallRefusal refusal) {
            return refused(refusal, call, entry);
        }
    }

    private Answer refused(CallRefusal refusal, ApiCall call, CallJournal.Entry entry) {
        refusal.unexpected().ifPresent(entry::unexpected);
        Map<String, String> headers = refusal.status() == 405 ? Map.of("Allow", call.allowed()) : Map.of();
        return error(refusal.status(), headers, refusal.code(), refusal.getMessage(), call);
    }

    private Answer wrong(CallFault.Answered fault, ApiCall call) {
        Map<String, String> headers =
                fault.retryAfter().map(value -> Map.of("Retry-After", value)).orElse(Map.of());
        if (fault.body().isPresent()) {
            CallFault.Body body = fault.body().get();
            return new Answer(fault.status(), headers, body.contentType(), body.text());
        }
        // the texts must not speak of a session, which would mean that it is gone (P8.2)
        String text = fault.status() == 429 ? "Too many concurrent requests" : "Server error";
        return error(fault.status(), headers, fault.code().orElseGet(() -> usualCode(fault.status())), text, call);
    }

    /** P8.1. */
    private static int usualCode(int status) {
        return switch (status) {
            case 401 -> 10000;
            case 403 -> 10101;
            case 404 -> 10100;
            case 429 -> 10400;
            default -> 11000;
        };
    }

    private Answer error(int status, Map<String, String> headers, int code, String text, ApiCall call) {
        return new Answer(
                status, headers, api.errors().contentType(), api.errors().body(code, text, call.resource()));
    }

    private RecordedCall recorded(HttpServerExchange exchange, ApiCall call, TokenCheck token) {
        return new RecordedCall(
                call.operation(),
                call.method(),
                call.rawPath(),
                call.gatewayId(),
                call.sessionId(),
                RecordedHeaders.of(exchange.getRequestHeaders(), token),
                token,
                api.recordedBody(call),
                clock.instant(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static void send(HttpServerExchange exchange, CallJournal.Entry entry, Answer answer) {
        entry.answered(answer.status());
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (answer.contentType() != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        }
        exchange.getResponseSender().send(answer.body());
    }

    /** Once the call stack has returned; until then Undertow would end the exchange by itself. */
    private static void later(HttpServerExchange exchange, Runnable task) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, task);
    }

    private void delay(HttpServerExchange exchange, Duration delay, HttpHandler next) {
        later(
                exchange,
                () -> timer.schedule(
                        () -> exchange.dispatch(exchange.getIoThread(), next), delay.toNanos(), TimeUnit.NANOSECONDS));
    }
}
