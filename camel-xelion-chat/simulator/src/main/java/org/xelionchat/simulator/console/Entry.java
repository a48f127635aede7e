package org.xelionchat.simulator.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import org.xelionchat.simulator.chat.SimulatedMessage;

/** One line of a session's history. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(name = "message", value = Entry.Message.class),
    @Type(name = "notice", value = Entry.Notice.class),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Entry {

    /** Names the entry within its session; an entry that comes again under its key has changed. */
    String key();

    /** When it happened, ISO-8601. */
    String at();

    /**
     * What somebody said.
     *
     * @param state {@code sent}, {@code delivered} or {@code read}
     */
    record Message(String key, String at, String id, String direction, String senderName, String text, String state)
            implements Entry {

        static Message of(SimulatedMessage message) {
            String state = "sent";
            if (message.read()) {
                state = "read";
            } else if (message.delivered()) {
                state = "delivered";
            }
            return new Message(
                    "message-" + message.id(),
                    message.sentAt().toString(),
                    message.id(),
                    message.sender().name().toLowerCase(Locale.ROOT),
                    message.senderName(),
                    message.shown(),
                    state);
        }
    }

    /**
     * What happened besides.
     *
     * @param notice which kind of thing
     * @param agent who did it, or who has the session now; absent where it was nobody
     * @param text the words that belong to it; absent where there are none
     * @param rating the rating that was given, with feedback only
     */
    record Notice(String key, String at, String notice, String agent, String text, Integer rating) implements Entry {}
}
