package org.xelionchat.ahcws;

import org.apache.camel.CamelContext;
import org.xelionchat.camel.EventTransportFactory;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.stream.EventTransport;

/** Makes what the option {@code eventTransport=ahc-ws} asks for. */
public final class AhcWsEventTransportFactory implements EventTransportFactory {

    @Override
    public EventTransport create(CamelContext context, XelionChatSettings settings, ClientResources resources) {
        return new AhcWsEventTransport(context, settings, resources);
    }
}
