package org.xelionchat.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The frame of one session's messages: about 300 bytes, in which two numbers change. */
public final class EventFrame {

    /** Ids have as many digits as this one, so that frames differ in nothing else. */
    private static final long FIRST_ID = 100_000_000_000L;

    private static final int ID_DIGITS = 12;
    private static final int TIME_DIGITS = 16;

    private final byte[] frame;
    private final int idAt;
    private final int timeAt;
    private long id = FIRST_ID;

    /**
     * @param session the number of the session
     */
    public EventFrame(String session) {
        String start = "{\"notificationType\":\"newExternalChatEvent\",\"notification\":{\"chatOid\":\"";
        String middle = start + "0".repeat(ID_DIGITS) + "\",\"contents\":\"";
        String text = middle + "0".repeat(TIME_DIGITS)
                + " Good afternoon, thank you for waiting. Your order left our warehouse this morning.\","
                + "\"date\":\"2026-11-22 12:38:55\",\"creatorName\":\"Wesley\",\"incoming\":false,"
                + "\"sessionOid\":\"" + session + "\",\"sessionName\":\"External Chat Support\"}}";
        frame = text.getBytes(StandardCharsets.US_ASCII);
        idAt = start.length();
        timeAt = middle.length();
    }

    /** {@return how many bytes each has} */
    public int length() {
        return frame.length;
    }

    /** {@return the next message, with the time at which it is made, in microseconds, at the start of its text} */
    public String next() {
        write();
        return new String(frame, StandardCharsets.US_ASCII);
    }

    ByteBuf next(ByteBufAllocator allocator) {
        write();
        return allocator.ioBuffer(frame.length).writeBytes(frame);
    }

    private void write() {
        digits(++id, idAt, ID_DIGITS);
        digits(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), timeAt, TIME_DIGITS);
    }

    private void digits(long number, int at, int count) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            frame[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
