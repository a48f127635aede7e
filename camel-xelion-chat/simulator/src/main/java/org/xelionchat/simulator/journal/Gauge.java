package org.xelionchat.simulator.journal;

/** How many there are, and how many there were at most. */
final class Gauge {

    private int now;
    private int most;

    void up() {
        now++;
        most = Math.max(most, now);
    }

    void down() {
        now--;
    }

    int now() {
        return now;
    }

    int most() {
        return most;
    }

    Gauge copy() {
        Gauge copy = new Gauge();
        copy.now = now;
        copy.most = most;
        return copy;
    }
}
