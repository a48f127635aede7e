package org.xelionchat.client;

import java.time.Duration;

/**
 * How event streams of a connection behave.
 *
 * @param connectTimeout for a stream until the handshake's answer has arrived
 * @param recoverMessages whether the message list is read to fill gaps
 * @param reconnectDelay the first bound of the back-off
 * @param maximumReconnectDelay the last bound of the back-off; also the pause after refused credentials
 * @param pingInterval how long nothing may be received before a ping; zero turns liveness off
 * @param pongTimeout how long nothing may be received after a ping
 * @param maximumConcurrentConnects streams that may be connecting or recovering at the same time
 * @param subscribe whether this side talks on a socket: subscribes to events when it is new, and sends test messages
 *     beside pings
 */
public record StreamSettings(
        Duration connectTimeout,
        boolean recoverMessages,
        Duration reconnectDelay,
        Duration maximumReconnectDelay,
        Duration pingInterval,
        Duration pongTimeout,
        int maximumConcurrentConnects,
        boolean subscribe) {}
