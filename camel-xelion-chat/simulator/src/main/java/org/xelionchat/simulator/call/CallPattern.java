package org.xelionchat.simulator.call;

import java.util.Arrays;
import java.util.List;
import org.xelionchat.simulator.journal.Operation;

/**
 * One call that an API has.
 *
 * @param operation which call it is
 * @param method HTTP method
 * @param path its path below the API's base, {@code *} standing for the session's id
 * @param payload what it carries
 */
public record CallPattern(Operation operation, String method, String path, Payload payload) {

    /** What a call carries. */
    public enum Payload {
        /** Nothing. */
        NONE,
        /** A JSON object. */
        OBJECT,
        /** A JSON string. */
        STRING
    }

    /**
     * {@return the calls with this path, whatever their method}
     *
     * @param all the calls of an API
     * @param segments the path below the API's base, still percent-encoded
     */
    public static List<CallPattern> at(List<CallPattern> all, String[] segments) {
        return all.stream().filter(pattern -> pattern.fits(segments)).toList();
    }

    /**
     * {@return the session's id in a path that fits, still percent-encoded, or {@code null} when it has none}
     *
     * @param segments the path below the API's base
     */
    public String sessionId(String[] segments) {
        int at = Arrays.asList(path.split("/")).indexOf("*");
        return at < 0 ? null : segments[at];
    }

    private boolean fits(String[] segments) {
        String[] pattern = path.split("/");
        if (pattern.length != segments.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            boolean fits = pattern[i].equals("*") ? !segments[i].isEmpty() : pattern[i].equals(segments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
