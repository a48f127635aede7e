package org.xelionchat.simulator.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns events into the frames that are really sent. Thread-safe. */
public final class FramePlan {

    private static final String TYPE = "notificationType";

    private final FaultQueue<FrameFault> faults = new FaultQueue<>();
    private final Map<String, List<OutgoingFrame>> held = new HashMap<>();

    FaultQueue<FrameFault> faults() {
        return faults;
    }

    /**
     * {@return what is sent for an event, in this order}
     *
     * @param sessionId whose event
     * @param frame the event's JSON, which may be changed
     */
    public synchronized List<OutgoingFrame> framesFor(String sessionId, ObjectNode frame) {
        Optional<FrameFault> fault = faults.take(frame.path(TYPE).asText(), sessionId);
        if (fault.isPresent() && fault.get() instanceof FrameFault.Swapped) {
            held.computeIfAbsent(sessionId, id -> new ArrayList<>()).add(whole(frame));
            return List.of();
        }
        List<OutgoingFrame> frames =
                new ArrayList<>(fault.map(strikes -> struck(strikes, frame)).orElseGet(() -> List.of(whole(frame))));
        List<OutgoingFrame> overtaken = held.remove(sessionId);
        if (overtaken != null) {
            frames.addAll(overtaken);
        }
        return frames;
    }

    synchronized void clear() {
        faults.clear();
        held.clear();
    }

    private static List<OutgoingFrame> struck(FrameFault fault, ObjectNode frame) {
        if (fault instanceof FrameFault.Duplicated) {
            return List.of(whole(frame), whole(frame));
        }
        if (fault instanceof FrameFault.Fragmented fragmented) {
            return List.of(new OutgoingFrame(frame.toString(), fragmented.pieces()));
        }
        if (fault instanceof FrameFault.Malformed) {
            String text = frame.toString();
            return List.of(new OutgoingFrame(text.substring(0, text.length() / 2), 1));
        }
        if (fault instanceof FrameFault.Unknown) {
            return List.of(whole(frame.put(TYPE, "chatHasBeenReinventedEvent")));
        }
        if (fault instanceof FrameFault.Oversized oversized) {
            return List.of(whole(frame.put("padding", "x".repeat(oversized.bytes()))));
        }
        return List.of();
    }

    private static OutgoingFrame whole(ObjectNode frame) {
        return new OutgoingFrame(frame.toString(), 1);
    }
}
