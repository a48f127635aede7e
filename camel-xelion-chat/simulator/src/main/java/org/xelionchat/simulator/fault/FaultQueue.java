package org.xelionchat.simulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Faults that wait for their moment: each strikes as often as it was told to, the one armed first goes first. */
final class FaultQueue<F> {

    private final List<Armed<F>> armed = new ArrayList<>();

    synchronized void arm(Target target, F fault) {
        armed.add(new Armed<>(target, fault));
    }

    /** Takes the first fault that fits. */
    synchronized Optional<F> take(String what, String sessionId) {
        for (Iterator<Armed<F>> all = armed.iterator(); all.hasNext(); ) {
            Armed<F> next = all.next();
            if (next.target.fits(what, sessionId)) {
                next.left--;
                if (next.left == 0) {
                    all.remove();
                }
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }

    synchronized boolean isEmpty() {
        return armed.isEmpty();
    }

    synchronized void clear() {
        armed.clear();
    }

    /**
     * Where a fault strikes.
     *
     * @param what name of the operation or event, {@code null} for any
     * @param sessionId the session, {@code null} for any
     * @param times how often, 0 for always
     */
    record Target(String what, String sessionId, int times) {

        boolean fits(String name, String session) {
            return (what == null || what.equals(name)) && (sessionId == null || sessionId.equals(session));
        }
    }

    private static final class Armed<F> {
        private final Target target;
        private final F fault;
        private int left;

        private Armed(Target target, F fault) {
            this.target = target;
            this.fault = fault;
            this.left = target.times();
        }
    }
}
