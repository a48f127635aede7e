package org.xelionchat.simulator.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
    private boolean paused;

    SilenceTimer(ChatRules rules, ScheduledExecutorService timer, Consumer<Due> due) {
        this.rules = rules;
        this.timer = timer;
        this.due = due;
    }

    /** The visitor has just shown life. */
    void restart(SessionRecord session, Instant now) {
        stop(session);
        session.plannedIdleAt = null;
        session.plannedEndAt = null;
        if (rules.idleAfter() != null) {
            session.plannedIdleAt = now.plus(rules.idleAfter());
            session.plannedEndAt = endAfterIdle(session.plannedIdleAt);
            plan(session, Step.IDLE, now.plus(rules.idleAfter()), now);
        }
    }

    /** A step has been taken, by this timer or from code: the following one is due next. */
    void taken(SessionRecord session, Step step, Instant now) {
        stop(session);
        session.plannedIdleAt = null;
        switch (step) {
            case IDLE -> {
                session.plannedEndAt = endAfterIdle(now);
                if (rules.heartbeatAfter() != null) {
                    plan(session, Step.HEARTBEAT, now.plus(rules.heartbeatAfter()), now);
                } else {
                    planEnd(session, now);
                }
            }
            case HEARTBEAT -> {
                session.plannedEndAt = rules.endAfter() == null ? null : now.plus(rules.endAfter());
                planEnd(session, now);
            }
            case END -> session.plannedEndAt = null;
        }
    }

    /** Nothing is due for this session any more. */
    void stop(SessionRecord session) {
        disarm(session);
        session.nextStep = null;
    }

    /** Nothing becomes due until {@link #resume}. */
    void pause(Collection<SessionRecord> sessions) {
        paused = true;
        sessions.forEach(SilenceTimer::disarm);
    }

    /** What has become due meanwhile happens at once. */
    void resume(Collection<SessionRecord> sessions, Instant now) {
        paused = false;
        sessions.stream().filter(session -> session.nextStep != null).forEach(session -> arm(session, now));
    }

    private Instant endAfterIdle(Instant idle) {
        if (rules.endAfter() == null) {
            return null;
        }
        return idle.plus(rules.heartbeatAfter() == null ? Duration.ZERO : rules.heartbeatAfter())
                .plus(rules.endAfter());
    }

    private void planEnd(SessionRecord session, Instant now) {
        if (rules.endAfter() != null) {
            plan(session, Step.END, now.plus(rules.endAfter()), now);
        }
    }

    private void plan(SessionRecord session, Step step, Instant at, Instant now) {
        session.nextStep = step;
        session.nextStepAt = at;
        if (!paused) {
            arm(session, now);
        }
    }

    private void arm(SessionRecord session, Instant now) {
        disarm(session);
        Due next = new Due(session.id, session.nextStep, session.silenceGeneration);
        long delay = Math.max(0, Duration.between(now, session.nextStepAt).toNanos());
        session.silenceTimer = timer.schedule(() -> due.accept(next), delay, TimeUnit.NANOSECONDS);
    }

    private static void disarm(SessionRecord session) {
        session.silenceGeneration++;
        if (session.silenceTimer != null) {
            session.silenceTimer.cancel(false);
            session.silenceTimer = null;
        }
    }
}
