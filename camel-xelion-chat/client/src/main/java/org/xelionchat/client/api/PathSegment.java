package org.xelionchat.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A name or id in a path: opaque, and encoded. */
final class PathSegment {

    private PathSegment() {}

    /**
     * {@return the segment, encoded}
     *
     * @param segment a name or id
     */
    static String encoded(String segment) {
        String encoded = URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
        // "." and ".." would lead elsewhere
        return encoded.chars().allMatch(c -> c == '.') ? encoded.replace(".", "%2E") : encoded;
    }
}
