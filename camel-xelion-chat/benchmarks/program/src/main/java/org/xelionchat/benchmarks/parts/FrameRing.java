package org.xelionchat.benchmarks.parts;

import org.xelionchat.benchmarks.load.EventFrame;

/** Frames of one session, made beforehand, each with an id of its own; after the last comes the first. */
final class FrameRing {

    /** More than are ever under way at once. */
    private static final int COUNT = 1 << 12;

    private final String[] frames = new String[COUNT];
    private int next;

    FrameRing(String session) {
        EventFrame frame = new EventFrame(session);
        for (int i = 0; i < COUNT; i++) {
            frames[i] = frame.next();
        }
    }

    String next() {
        return frames[next++ % COUNT];
    }
}
