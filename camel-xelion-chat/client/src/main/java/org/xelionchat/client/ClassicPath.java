package org.xelionchat.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of the classic API that Xelion's guide does not show, as an installation has it (P13).
 *
 * @param method the HTTP method
 * @param path relative to the API's base, with {@value #SESSION_ID} where the session's id belongs
 */
public record ClassicPath(String method, String path) {

    /** Where the session's id belongs. */
    public static final String SESSION_ID = "{sessionId}";

    private static final Pattern FORM = Pattern.compile("(GET|POST|PUT|PATCH|DELETE)\\s+(\\S+)");

    /** Segments that begin with no dot, since ".." would lead elsewhere; none of them empty. */
    private static final Pattern SEGMENTS = Pattern.compile("[\\w~%-][\\w.~%-]*(/[\\w~%-][\\w.~%-]*)*");

    /**
     * {@return the call that a text names, such as {@code PUT chats/{sessionId}/delivered/external}}
     *
     * @param option the option that it is the value of, named when it has another form
     * @param value method, white space, path
     * @throws IllegalArgumentException if it has another form
     */
    public static ClassicPath parse(String option, String value) {
        Matcher matcher = FORM.matcher(value == null ? "" : value.strip());
        if (matcher.matches()) {
            String path = matcher.group(2);
            // exactly one
            String around = path.replaceFirst(Pattern.quote(SESSION_ID), "_");
            if (!around.equals(path) && SEGMENTS.matcher(around).matches()) {
                return new ClassicPath(matcher.group(1), path);
            }
        }
        throw new IllegalArgumentException(option + " must be a method and a path relative to the classic API, with "
                + SESSION_ID + " once, such as: POST chats/" + SESSION_ID + "/close/external");
    }

    /**
     * {@return the path of a session}
     *
     * @param encodedSessionId the session, encoded for a path
     */
    public String of(String encodedSessionId) {
        return path.replace(SESSION_ID, encodedSessionId);
    }
}
