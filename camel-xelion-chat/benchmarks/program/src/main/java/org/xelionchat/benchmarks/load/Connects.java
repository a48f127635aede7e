package org.xelionchat.benchmarks.load;

import java.util.HashSet;
import java.util.Set;

/**
 * Sessions that are connecting or recovering, as far as a server sees it: from the question for a socket's address until
 * the message list is answered, or until it comes to nothing. Touched by the one event loop.
 */
final class Connects {

    private final Set<String> underWay = new HashSet<>();
    private int most;

    void started(String session) {
        underWay.add(session);
        most = Math.max(most, underWay.size());
    }

    void ended(String session) {
        underWay.remove(session);
    }

    /** {@return how many there were at once, at most} */
    int most() {
        return most;
    }
}
