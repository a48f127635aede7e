package org.xelionchat.benchmarks.subject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * An event frame as a program reads it that does without a component: the fields that the component reads too.
 *
 * @param notificationType the event
 * @param notification its fields
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Frame(String notificationType, Notification notification) {

    /**
     * The fields of a new message.
     *
     * @param chatOid the message's id
     * @param contents its text
     * @param date when it was sent
     * @param creatorName by whom
     * @param incoming whether it is the visitor's
     * @param sessionOid the conversation
     * @param sessionName its name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Notification(
            String chatOid,
            String contents,
            @JsonDeserialize(using = XelionDate.class) Instant date,
            String creatorName,
            boolean incoming,
            String sessionOid,
            String sessionName) {}
}
