package org.xelionchat.client.stream;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.StreamSettings;
import org.xelionchat.client.api.ChatApi;

/**
 * What the streams of one connection share.
 *
 * @param connection names the connection in log lines, without a secret
 * @param transport asked for at each connect
 * @param settings read for each new stream
 * @param delivered told of a session whose message was handled without a failure
 * @param ended told of a session whose end every subscriber has handled
 */
record StreamContext(
        String connection,
        ChatApi api,
        Supplier<EventTransport> transport,
        Supplier<StreamSettings> settings,
        ClientResources resources,
        ConnectGate gate,
        StreamStatistics statistics,
        Consumer<String> delivered,
        Consumer<String> ended) {}
