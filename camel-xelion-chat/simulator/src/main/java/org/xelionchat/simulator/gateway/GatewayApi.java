package org.xelionchat.simulator.gateway;

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
import org.xelionchat.simulator.chat.ChatRefusal;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.fault.CallFault;
import org.xelionchat.simulator.fault.Faults;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.PollingWatch;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.journal.RecordedHeaders;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.socket.ConnectionTap;
import org.xelionchat.simulator.socket.EventUrls;
import org.xelionchat.simulator.wire.ErrorForm;
import org.xnio.IoUtils;

/**
 * Answers everything below {@code /portal/chat/}, and refuses what no Xelion has. Runs on the I/O thread: all it does is
 * in memory and takes moments.
 */
public final class GatewayApi implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayApi.class);

    private final CallJournal journal;
    private final Faults faults;
    private final ErrorForm errors;
    private final EventUrls eventUrls;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final GatewayChecks checks;
    private final GatewayCalls calls;

    /**
     * Creates it.
     *
     * @param tenant the one tenant there is
     * @param plannedDates whether idle and end dates tell what is planned (P6.1)
     * @param errors how errors are written
     * @param state what it answers from
     * @param eventUrls gives out event URLs
     * @param journal takes every call down
     * @param polling finds clients that poll
     * @param faults what goes wrong
     * @param timer for late answers
     * @param clock what time it is
     */
    public GatewayApi(
            String tenant,
            boolean plannedDates,
            ErrorForm errors,
            ChatState state,
            EventUrls eventUrls,
            CallJournal journal,
            PollingWatch polling,
            Faults faults,
            ScheduledExecutorService timer,
            Clock clock) {
        this.journal = journal;
        this.faults = faults;
        this.errors = errors;
        this.eventUrls = eventUrls;
        this.timer = timer;
        this.clock = clock;
        this.checks = new GatewayChecks(tenant, state);
        this.calls = new GatewayCalls(state, checks, new GatewayJson(plannedDates), polling, clock);
    }

    /** {@return the path below which this answers} */
    public static String prefix() {
        return GatewayRoute.PREFIX;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (complete, body) -> serve(complete, GatewayCall.of(complete, body)),
                        (broken, error) -> IoUtils.safeClose(broken.getConnection()));
    }

    private void serve(HttpServerExchange exchange, GatewayCall call) {
        TokenCheck token = checks.token(call);
        CallJournal.Entry entry = journal.received(recorded(exchange, call, token));
        LOG.debug("{}", entry.call());
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
            CallFault fault, HttpServerExchange exchange, GatewayCall call, TokenCheck token, CallJournal.Entry entry) {
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

    private Answer answer(HttpServerExchange exchange, GatewayCall call, TokenCheck token, CallJournal.Entry entry) {
        try {
            checks.address(call, token);
            return calls.carryOut(call, entry, session -> eventUrls.issue(session.id(), exchange));
        } catch (GatewayRefusal refused) {
            refused.unexpected().ifPresent(entry::unexpected);
            Map<String, String> headers =
                    refused.status() == 405 ? Map.of("Allow", GatewayChecks.allowed(call)) : Map.of();
            return error(refused.status(), headers, refused.code(), refused.getMessage(), call);
        } catch (ChatRefusal refused) {
            return error(500, Map.of(), code(refused), refused.getMessage(), call);
        }
    }

    /** P2: all of these are a 500. The codes are assumed: those of the classic API for the same cause (P8.1). */
    private static int code(ChatRefusal refused) {
        return switch (refused.reason()) {
            case SESSION_ENDED -> 10066;
            case SESSION_UNKNOWN, SESSION_OF_ANOTHER_GATEWAY -> 10100;
            case TRANSCRIPT_DISABLED -> 11000;
        };
    }

    private Answer wrong(CallFault.Answered fault, GatewayCall call) {
        Map<String, String> headers =
                fault.retryAfter().map(value -> Map.of("Retry-After", value)).orElse(Map.of());
        if (fault.body().isPresent()) {
            CallFault.Body body = fault.body().get();
            return new Answer(fault.status(), headers, body.contentType(), body.text());
        }
        // P8.1; the texts must not speak of a session, which would mean that it is gone (P8.2)
        return fault.status() == 429
                ? error(429, headers, 10400, "Too many concurrent requests", call)
                : error(fault.status(), headers, 11000, "Server error", call);
    }

    private Answer error(int status, Map<String, String> headers, int code, String text, GatewayCall call) {
        return new Answer(status, headers, errors.contentType(), errors.body(code, text, call.resource()));
    }

    private RecordedCall recorded(HttpServerExchange exchange, GatewayCall call, TokenCheck token) {
        return new RecordedCall(
                call.operation(),
                call.method(),
                call.rawPath(),
                call.gatewayId(),
                call.sessionId(),
                RecordedHeaders.of(exchange.getRequestHeaders(), token),
                token,
                call.body(),
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
