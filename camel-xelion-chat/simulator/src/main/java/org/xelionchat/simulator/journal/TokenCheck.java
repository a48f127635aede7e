package org.xelionchat.simulator.journal;

/** What was wrong or right about a call's {@code Authorization} header. The value itself is never kept. */
public enum TokenCheck {
    /** It was the gateway's token. */
    RIGHT,
    /** It was something else, or there is no such gateway. */
    WRONG,
    /** There was none. */
    MISSING
}
