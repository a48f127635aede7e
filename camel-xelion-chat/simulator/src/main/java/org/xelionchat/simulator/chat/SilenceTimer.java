package org.xelionchat.simulator.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What happens while a visitor stays silent: idle, then the question whether he is still there, then the end. P9: the
 * times are configured on Xelion's side. Assumed: each is counted from the step before.
 *
 * <p>Called under the lock of {@link ChatState}.
 */
final class SilenceTimer {

    /** The steps, in their order. */
    enum Step {
        IDLE,
        HEARTBEAT,
        END
    }

    /**
     * A step that is due.
     *
     * @param sessionId whose
     * @param step what
     * @param generation which timer it was: one that was stopped too late to keep it from firing must not count
     */
    record Due(String sessionId, Step step, long generation) {}

    private final ChatRules rules;
    private final ScheduledExecutorService timer;
    private final Consumer<Due> due;

    SilenceTimer(ChatRules rules, ScheduledExecutorService timer, Consumer<Due> due) {
        this.rules = rules;
        this.timer = timer;
        this.due = due;
    }

    /** The visitor has just shown life. */
    void restart(SessionRecord session, Instant now) {
        session.stopTimer();
        session.plannedIdleAt = null;
        session.plannedEndAt = null;
        if (rules.idleAfter() != null) {
            session.plannedIdleAt = now.plus(rules.idleAfter());
            session.plannedEndAt = endAfterIdle(session.plannedIdleAt);
            schedule(session, Step.IDLE, rules.idleAfter());
        }
    }

    /** A step has been taken, by this timer or from code: the following one is due next. */
    void taken(SessionRecord session, Step step, Instant now) {
        session.stopTimer();
        session.plannedIdleAt = null;
        switch (step) {
            case IDLE -> {
                session.plannedEndAt = endAfterIdle(now);
                if (rules.heartbeatAfter() != null) {
                    schedule(session, Step.HEARTBEAT, rules.heartbeatAfter());
                } else {
                    scheduleEnd(session);
                }
            }
            case HEARTBEAT -> {
                session.plannedEndAt = rules.endAfter() == null ? null : now.plus(rules.endAfter());
                scheduleEnd(session);
            }
            case END -> session.plannedEndAt = null;
        }
    }

    private Instant endAfterIdle(Instant idle) {
        if (rules.endAfter() == null) {
            return null;
        }
        return idle.plus(rules.heartbeatAfter() == null ? Duration.ZERO : rules.heartbeatAfter())
                .plus(rules.endAfter());
    }

    private void scheduleEnd(SessionRecord session) {
        if (rules.endAfter() != null) {
            schedule(session, Step.END, rules.endAfter());
        }
    }

    private void schedule(SessionRecord session, Step step, Duration delay) {
        Due next = new Due(session.id, step, ++session.silenceGeneration);
        session.silenceTimer = timer.schedule(() -> due.accept(next), delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
