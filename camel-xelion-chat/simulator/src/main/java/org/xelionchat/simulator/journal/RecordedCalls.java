package org.xelionchat.simulator.journal;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Calls in the order of their arrival, as they were at one moment. Immutable; filters give a smaller one. */
public final class RecordedCalls implements Iterable<RecordedCall> {

    private final List<RecordedCall> calls;

    RecordedCalls(List<RecordedCall> calls) {
        this.calls = List.copyOf(calls);
    }

    /**
     * {@return the calls of one operation}
     *
     * @param operation which
     */
    public RecordedCalls of(Operation operation) {
        return where(call -> call.operation() == operation);
    }

    /**
     * {@return the calls about one session}
     *
     * @param sessionId the session's id
     */
    public RecordedCalls inSession(String sessionId) {
        return where(call -> sessionId.equals(call.sessionId()));
    }

    /**
     * {@return the calls answered with this status}
     *
     * @param status HTTP status
     */
    public RecordedCalls answered(int status) {
        return where(call -> call.answer().isPresent() && call.answer().getAsInt() == status);
    }

    /** {@return the calls that no client should ever make} */
    public RecordedCalls unexpected() {
        return where(call -> call.unexpected().isPresent());
    }

    /**
     * {@return the calls that fit}
     *
     * @param filter what they must fulfil
     */
    public RecordedCalls where(Predicate<? super RecordedCall> filter) {
        return new RecordedCalls(calls.stream().filter(filter).toList());
    }

    /** {@return the calls, oldest first} */
    public List<RecordedCall> list() {
        return calls;
    }

    /** {@return how many there are} */
    public int count() {
        return calls.size();
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return calls.isEmpty();
    }

    /** {@return the newest, if there is one} */
    public Optional<RecordedCall> last() {
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
    }

    /** {@return their bodies, oldest first} */
    public List<String> bodies() {
        return calls.stream().map(RecordedCall::body).toList();
    }

    @Override
    public Iterator<RecordedCall> iterator() {
        return calls.iterator();
    }

    /** {@return one line per call} */
    @Override
    public String toString() {
        return calls.stream().map(RecordedCall::toString).reduce("", (all, one) -> all + "\n  " + one);
    }
}
