package org.xelionchat.simulator.journal;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns headers into what may be kept of them. */
public final class RecordedHeaders {

    private static final String SECRET = "authorization";

    private RecordedHeaders() {}

    /**
     * {@return all headers by lower-case name, without the access token}
     *
     * @param headers as they came in
     * @param token what stands in the token's place
     */
    public static Map<String, List<String>> of(HeaderMap headers, TokenCheck token) {
        Map<String, List<String>> kept = new TreeMap<>();
        for (HeaderValues values : headers) {
            kept.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), List.copyOf(values));
        }
        kept.replace(SECRET, List.of(token.name()));
        return Map.copyOf(kept);
    }
}
