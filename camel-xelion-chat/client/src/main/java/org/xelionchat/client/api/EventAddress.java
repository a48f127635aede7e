package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.OBJECT;
import static org.xelionchat.client.api.Field.VALUE;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.http.HttpAnswer;

/** Reads the address of an event socket (G5, C4), which is a secret. */
final class EventAddress {

    private EventAddress() {}

    /**
     * {@return the address}
     *
     * @param answer holds it
     * @param sessionId the session
     * @throws XelionProtocolException where it holds none
     */
    static URI read(HttpAnswer answer, String sessionId) {
        return LenientJson.parse(answer.body())
                .map(json -> json.at(OBJECT, VALUE).filledText())
                .flatMap(EventAddress::webSocketAddress)
                // the answer is kept out of the failure: it may hold the secret address
                .orElseThrow(() -> new XelionProtocolException(
                        "getEventUrl failed: the answer must hold the address of a web socket",
                        CallFailure.withoutAnswer("getEventUrl", sessionId, false)));
    }

    private static Optional<URI> webSocketAddress(String text) {
        try {
            URI address = new URI(text.trim());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("wss") || scheme.equals("ws")) && address.getHost() != null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
