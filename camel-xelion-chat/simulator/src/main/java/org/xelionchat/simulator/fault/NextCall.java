package org.xelionchat.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.fault.CallFault.Body;

/**
 * What happens to the next call. First say which ({@link #times}, {@link #inSession}), then what: the methods that
 * return {@link Faults} arm it. Methods whose names begin with {@code actsBut} strike after the simulator has done what
 * the call asked for, the others before.
 */
public final class NextCall {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Faults faults;
    private final FaultQueue<CallFault> queue;
    private final String operation;
    private String sessionId;
    private int times = 1;
    private Optional<String> retryAfter = Optional.empty();

    NextCall(Faults faults, FaultQueue<CallFault> queue, String operation) {
        this.faults = faults;
        this.queue = queue;
        this.operation = operation;
    }

    /**
     * How many calls it strikes. Default: 1.
     *
     * @param number at least 1
     * @return this
     */
    public NextCall times(int number) {
        times = Faults.positive(number);
        return this;
    }

    /**
     * It strikes until {@link Faults#clear()}.
     *
     * @return this
     */
    public NextCall always() {
        times = 0;
        return this;
    }

    /**
     * Only calls about this session. On the classic API, the call for an event URL is about none.
     *
     * @param id the session's id
     * @return this
     */
    public NextCall inSession(String id) {
        sessionId = id;
        return this;
    }

    /**
     * Only calls about this session.
     *
     * @param session the session
     * @return this
     */
    public NextCall inSession(SimulatedSession session) {
        return inSession(session.id());
    }

    /**
     * Sends {@code Retry-After} in seconds along with the error.
     *
     * @param delay rounded down to seconds
     * @return this
     */
    public NextCall retryAfter(Duration delay) {
        retryAfter = Optional.of(Long.toString(delay.toSeconds()));
        return this;
    }

    /**
     * Sends {@code Retry-After} as a date along with the error.
     *
     * @param date the earliest moment for another try
     * @return this
     */
    public NextCall retryAfter(Instant date) {
        retryAfter = Optional.of(HTTP_DATE.format(date));
        return this;
    }

    /**
     * Answers with a status and the simulator's own kind of error body.
     *
     * @param status HTTP status, such as 500, 429 or 503
     * @return the faults, for arming more
     */
    public Faults answers(int status) {
        return arm(new CallFault.Answered(false, status, retryAfter, Optional.empty(), Optional.empty()));
    }

    /**
     * Answers with a status and an error code (P8.1). Where errors are texts, the code is not seen.
     *
     * @param status HTTP status
     * @param code Xelion error code, such as 10402
     * @return the faults, for arming more
     */
    public Faults answers(int status, int code) {
        return arm(new CallFault.Answered(false, status, retryAfter, Optional.of(code), Optional.empty()));
    }

    /**
     * Answers with a status and a plain text.
     *
     * @param status HTTP status
     * @param text any text, also an empty one
     * @return the faults, for arming more
     */
    public Faults answersText(int status, String text) {
        return arm(
                new CallFault.Answered(false, status, retryAfter, Optional.empty(), Optional.of(new Body(TEXT, text))));
    }

    /**
     * Answers with a status and a text that is called JSON, whatever it is.
     *
     * @param status HTTP status
     * @param json any text
     * @return the faults, for arming more
     */
    public Faults answersJson(int status, String json) {
        return arm(
                new CallFault.Answered(false, status, retryAfter, Optional.empty(), Optional.of(new Body(JSON, json))));
    }

    /**
     * Does what was asked for, and answers with an error nevertheless (P8.2: a 500 says little).
     *
     * @param status HTTP status
     * @return the faults, for arming more
     */
    public Faults actsButAnswers(int status) {
        return arm(new CallFault.Answered(true, status, retryAfter, Optional.empty(), Optional.empty()));
    }

    /**
     * Does what was asked for, and answers with a plain text.
     *
     * @param status HTTP status
     * @param text any text
     * @return the faults, for arming more
     */
    public Faults actsButAnswersText(int status, String text) {
        return arm(
                new CallFault.Answered(true, status, retryAfter, Optional.empty(), Optional.of(new Body(TEXT, text))));
    }

    /**
     * Closes the connection instead of acting.
     *
     * @return the faults, for arming more
     */
    public Faults dropsConnection() {
        return arm(new CallFault.Dropped(false));
    }

    /**
     * Does what was asked for and then closes the connection without an answer.
     *
     * @return the faults, for arming more
     */
    public Faults actsButDropsConnection() {
        return arm(new CallFault.Dropped(true));
    }

    /**
     * Neither acts nor answers; the connection stays open until the client closes it.
     *
     * @return the faults, for arming more
     */
    public Faults neverAnswers() {
        return arm(new CallFault.Unanswered(false));
    }

    /**
     * Does what was asked for and never answers; the connection stays open until the client closes it.
     *
     * @return the faults, for arming more
     */
    public Faults actsButNeverAnswers() {
        return arm(new CallFault.Unanswered(true));
    }

    /**
     * Acts and answers later.
     *
     * @param delay how much later
     * @return the faults, for arming more
     */
    public Faults actsLate(Duration delay) {
        return arm(new CallFault.Late(false, delay));
    }

    /**
     * Acts at once and answers later.
     *
     * @param delay how much later
     * @return the faults, for arming more
     */
    public Faults answersLate(Duration delay) {
        return arm(new CallFault.Late(true, delay));
    }

    private Faults arm(CallFault fault) {
        queue.arm(new FaultQueue.Target(operation, sessionId, times), fault);
        return faults;
    }
}
