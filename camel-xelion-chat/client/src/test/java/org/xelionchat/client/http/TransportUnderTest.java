package org.xelionchat.client.http;

import java.util.function.BiFunction;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.stream.EventTransport;

/**
 * What the tests open event sockets with: the client's own transport, or the one that the system property
 * {@value #PROPERTY} names by a class that makes it, so that the same tests hold of every transport.
 */
public final class TransportUnderTest {

    private static final String PROPERTY = "xelion.test.transport";

    private TransportUnderTest() {}

    /**
     * {@return a transport other than the client's own; null where the client's own is tested}
     *
     * @param settings of the connection
     * @param resources what to run on
     */
    public static EventTransport other(XelionChatSettings settings, ClientResources resources) {
        String factory = System.getProperty(PROPERTY);
        if (factory == null) {
            return null;
        }
        try {
            @SuppressWarnings("unchecked")
            BiFunction<XelionChatSettings, ClientResources, EventTransport> transports =
                    (BiFunction<XelionChatSettings, ClientResources, EventTransport>)
                            Class.forName(factory).getConstructor().newInstance();
            return transports.apply(settings, resources);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(factory, e);
        }
    }

    /**
     * {@return the transport to test; closed by the test, before its calls' transport}
     *
     * @param http makes the calls
     */
    public static EventTransport over(HttpTransport http) {
        EventTransport other = other(http.settings(), http.resources());
        return other == null ? new AhcEventTransport(http) : other;
    }
}
