package org.xelionchat.ahcws;

import java.util.function.BiFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.stream.EventTransport;

/** What the client's tests of event streams make their transports with here. */
public final class TransportsOverCamel implements BiFunction<XelionChatSettings, ClientResources, EventTransport> {

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    static {
        CONTEXT.start();
    }

    @Override
    public EventTransport apply(XelionChatSettings settings, ClientResources resources) {
        return new AhcWsEventTransport(CONTEXT, settings, resources);
    }
}
