package org.xelionchat.client.api;

import org.xelionchat.client.model.Direction;

/** What the flag {@code incoming} says of a message, which depends on where it stands (P7.1). */
enum IncomingFlag {
    /** Seen from Xelion: in an event. */
    SEEN_FROM_XELION,
    /** Seen from the visitor: in the message list. */
    SEEN_FROM_VISITOR,
    /** Of no meaning: in the answer to the visitor's own message. */
    OWN_MESSAGE;

    /**
     * {@return who wrote the message; null where nobody tells}
     *
     * @param incoming the flag, or null
     */
    Direction of(Boolean incoming) {
        if (this == OWN_MESSAGE) {
            return Direction.VISITOR;
        }
        if (incoming == null) {
            return null;
        }
        return incoming == (this == SEEN_FROM_XELION) ? Direction.VISITOR : Direction.AGENT;
    }
}
