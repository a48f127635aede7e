package org.xelionchat.client;

import java.time.Duration;

/**
 * How calls of a connection behave, beyond the single request.
 *
 * @param typingInterval at most one typing call per session per interval
 * @param confirmUncertainSends whether the message list settles a send whose answer was lost
 * @param awaitFollowed how long a new session's call waits for its stream
 */
public record CallSettings(Duration typingInterval, boolean confirmUncertainSends, Duration awaitFollowed) {}
