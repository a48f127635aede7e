package org.xelionchat.examples.webchat;

import java.time.Duration;

/**
 * How much one visitor, and all of them together, may ask of this server.
 *
 * @param messageBytes of one WebSocket message; 4000 characters need at most 24 000 bytes in JSON
 * @param burst messages that a connection may send at once
 * @param perSecond messages that a connection may send in the long run
 * @param connections all open connections
 * @param connectionsPerAddress open connections from one address; an office shares one
 * @param chats all chats that are held here
 * @param chatsPerAddress chats from one address, those that ended less than {@code grace} ago included
 * @param transcriptLength entries that are kept per chat for a reload
 * @param mails transcripts that a visitor may have mailed per chat
 * @param silence after which a connection is closed; the page pings every 20 s
 * @param grace how long an ended chat is kept, for its transcript, its feedback and a reload
 */
record Limits(
        int messageBytes,
        int burst,
        int perSecond,
        int connections,
        int connectionsPerAddress,
        int chats,
        int chatsPerAddress,
        int transcriptLength,
        int mails,
        Duration silence,
        Duration grace) {

    static final Limits DEFAULT =
            new Limits(32 * 1024, 40, 5, 2000, 50, 1000, 20, 500, 3, Duration.ofSeconds(90), Duration.ofMinutes(15));
}
