package org.xelionchat.benchmarks.subject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * The answer to a message as a program reads it that does without a component.
 *
 * @param id the message's
 * @param contents its text
 * @param creatorName by whom
 * @param date when
 * @param incoming whether it is the visitor's
 * @param read whether it was read
 * @param forwarded whether it was passed on
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Message(
        String id,
        String contents,
        String creatorName,
        @JsonDeserialize(using = XelionDate.class) Instant date,
        boolean incoming,
        boolean read,
        boolean forwarded) {}
