package org.xelionchat.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One segment of a path. */
final class PathSegment {

    private PathSegment() {}

    static String encoded(String text) {
        // in a path, a space is %20
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
