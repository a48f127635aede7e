package org.xelionchat.examples.webchat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.Visitor;

/** What the visitor's page may say, as JSON with a {@code type}. Anything else is not understood and ends the connection. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(FromVisitor.Hello.class),
    @JsonSubTypes.Type(FromVisitor.Start.class),
    @JsonSubTypes.Type(FromVisitor.Resume.class),
    @JsonSubTypes.Type(FromVisitor.Text.class),
    @JsonSubTypes.Type(FromVisitor.Typing.class),
    @JsonSubTypes.Type(FromVisitor.Received.class),
    @JsonSubTypes.Type(FromVisitor.End.class),
    @JsonSubTypes.Type(FromVisitor.Transcript.class),
    @JsonSubTypes.Type(FromVisitor.Rating.class),
    @JsonSubTypes.Type(FromVisitor.Ping.class)
})
sealed interface FromVisitor {

    /** A page without a chat: is anybody there, and under which key could a chat be started? */
    @JsonTypeName("hello")
    record Hello() implements FromVisitor {}

    /** The form. The chat gets the key that this connection was given. */
    @JsonTypeName("start")
    record Start(Visitor visitor) implements FromVisitor {

        private static final int LONGEST_NAME = 50;
        private static final int LONGEST_EMAIL_ADDRESS = 254;
        private static final int LONGEST_PHONE_NUMBER = 25;

        public Start {
            // the three fields of the form and no others: what else the browser sends does not reach Xelion
            visitor = new Visitor(
                    limited(visitor.clientId(), LONGEST_NAME),
                    limited(visitor.emailAddress(), LONGEST_EMAIL_ADDRESS),
                    limited(visitor.phoneNumber(), LONGEST_PHONE_NUMBER));
        }
    }

    /** After a reload or a lost connection: everything after the last number that the page has seen. */
    @JsonTypeName("resume")
    record Resume(String key, long seen) implements FromVisitor {

        public Resume {
            Objects.requireNonNull(key);
        }
    }

    /** A message; the id is the page's own, and the same when it sends the message again. */
    @JsonTypeName("message")
    record Text(String id, String text) implements FromVisitor {

        private static final int LONGEST_ID = 64;

        public Text {
            limited(Objects.requireNonNull(id), LONGEST_ID);
            Objects.requireNonNull(text);
        }
    }

    /** The visitor is writing. */
    @JsonTypeName("typing")
    record Typing() implements FromVisitor {}

    /** The page shows all messages of the agent that it got. */
    @JsonTypeName("received")
    record Received() implements FromVisitor {}

    /** The visitor ends the chat. */
    @JsonTypeName("end")
    record End() implements FromVisitor {}

    /** Please mail the chat to this address. */
    @JsonTypeName("transcript")
    record Transcript(String emailAddress) implements FromVisitor {}

    /** The visitor's stars. */
    @JsonTypeName("feedback")
    record Rating(Feedback feedback) implements FromVisitor {}

    /** Is the connection still alive? */
    @JsonTypeName("ping")
    record Ping() implements FromVisitor {}

    private static String limited(String text, int longest) {
        if (text != null && text.length() > longest) {
            throw new IllegalArgumentException("Too long");
        }
        return text;
    }
}
