package org.xelionchat.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/** The answers of the gateway API (P2). All sessions have the same history. */
final class Gateway {

    /** P11: a message does not have its session's id. */
    private static final long FIRST_PAST_ID = 10_000_000_000L;

    private static final long FIRST_SENT_ID = 500_000_000_000L;

    private final AtomicLong sent = new AtomicLong(FIRST_SENT_ID);
    private volatile String history = "[]";
    private volatile int delayMillis;

    /**
     * Answers late from now on.
     *
     * @param millis how late
     */
    void delay(int millis) {
        delayMillis = millis;
    }

    int delayMillis() {
        return delayMillis;
    }

    String session(String id) {
        return "{\"id\":\"" + id
                + "\",\"name\":\"External Chat Support < - > visitor\",\"activatedDate\":\"\",\"idleDate\":\"\",\"endDate\":\"\"}";
    }

    /** P2.3: the answer to a message. */
    String message() {
        return "{\"id\":\"" + sent.incrementAndGet()
                + "\",\"contents\":\"Good afternoon, my order has not arrived yet\",\"creatorName\":\"visitor\","
                + "\"date\":\"2026-11-22 12:08:23\",\"incoming\":true,\"read\":false,\"forwarded\":false}";
    }

    String messages() {
        return history;
    }

    /**
     * Writes a past.
     *
     * @param messages how many there are in each session from now on
     */
    void history(int messages) {
        StringBuilder json = new StringBuilder("[");
        for (int i = messages; i > 0; i--) {
            json.append(json.length() > 1 ? "," : "")
                    .append("{\"id\":\"")
                    .append(FIRST_PAST_ID + i)
                    .append("\",\"contents\":\"Good afternoon, this is message ")
                    .append(i)
                    .append(" of a long conversation\",\"creatorName\":\"Wesley\",\"date\":\"2026-11-22 11:00:00\",")
                    // P7.1: an agent's, seen from the list
                    .append("\"incoming\":true,\"read\":false,\"forwarded\":false,\"repliedChatOid\":\"\"}");
        }
        history = json.append("]").toString();
    }
}
