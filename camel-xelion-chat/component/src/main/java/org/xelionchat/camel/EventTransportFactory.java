package org.xelionchat.camel;

import org.apache.camel.CamelContext;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.stream.EventTransport;

/**
 * Makes what opens event sockets for the option {@code eventTransport}, where that is not the client itself. Found as
 * Camel finds its own services: by a file {@code META-INF/services/org/apache/camel/xelion-chat-<option's value>} that
 * names the class.
 */
public interface EventTransportFactory {

    /**
     * Makes the transport of one connection. Nothing is opened before its first use; it is closed with the connection.
     *
     * @param context where the connection lives
     * @param settings of the connection
     * @param resources what the connection runs on
     * @return a transport
     * @throws IllegalArgumentException if the context lacks what the transport needs; the message says what
     */
    EventTransport create(CamelContext context, XelionChatSettings settings, ClientResources resources);
}
