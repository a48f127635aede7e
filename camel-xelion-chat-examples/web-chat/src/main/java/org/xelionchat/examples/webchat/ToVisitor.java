package org.xelionchat.examples.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** What the visitor's page is told, as JSON with a {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ToVisitor {

    /** Answers {@link FromVisitor.Hello}: whether agents can answer, and the key of the chat that may be started. */
    @JsonTypeName("welcome")
    record Welcome(String key, boolean online, Afterwards afterwards) implements ToVisitor {}

    /** The chat did not start. */
    @JsonTypeName("refused")
    record Refused(String reason) implements ToVisitor {}

    /**
     * Answers {@link FromVisitor.Resume}, and {@link FromVisitor.Start} when the chat has started.
     *
     * @param started false while Xelion has not answered
     * @param first number of the first entry that the server still has
     */
    @JsonTypeName("resumed")
    record Resumed(boolean started, long first, List<Entry> entries, Afterwards afterwards) implements ToVisitor {}

    /** There is no chat under this key (any more). */
    @JsonTypeName("gone")
    record Gone() implements ToVisitor {}

    /**
     * Something that happened in the chat. The numbers of a chat have no gaps.
     *
     * @param kind {@code visitor} or {@code agent} for a message, otherwise what happened
     * @param at milliseconds since 1970
     * @param name the agent's, or null
     * @param text may be null
     * @param id the page's own id of a message of the visitor, otherwise null
     */
    @JsonTypeName("entry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(long n, String kind, long at, String name, String text, String id) implements ToVisitor {}

    /** The agent is writing. */
    @JsonTypeName("typing")
    record Typing(String name) implements ToVisitor {}

    /** A message of the visitor did not reach Xelion, or it is not known whether it did. */
    @JsonTypeName("failed")
    record Failed(String id, String reason, boolean retryable) implements ToVisitor {}

    /** The transcript will be mailed. */
    @JsonTypeName("transcriptSent")
    record TranscriptSent() implements ToVisitor {}

    /** The transcript will not be mailed. */
    @JsonTypeName("transcriptFailed")
    record TranscriptFailed(String reason) implements ToVisitor {}

    /** Xelion has the feedback. */
    @JsonTypeName("feedbackSent")
    record FeedbackSent() implements ToVisitor {}

    /** Xelion does not have the feedback. */
    @JsonTypeName("feedbackFailed")
    record FeedbackFailed(String reason) implements ToVisitor {}

    /** Answers {@link FromVisitor.Ping}. */
    @JsonTypeName("pong")
    record Pong() implements ToVisitor {}
}
