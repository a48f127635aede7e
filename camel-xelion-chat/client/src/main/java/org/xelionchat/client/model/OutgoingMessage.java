package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the visitor sends: a text, an attachment, or both (P6.3).
 *
 * @param text at most 4000 characters (Unicode code points); may be null or blank only with an attachment
 * @param attachment on the classic API only; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record OutgoingMessage(String text, Attachment attachment) {

    public OutgoingMessage(String text) {
        this(text, null);
    }

    @Override
    public String toString() {
        return "OutgoingMessage[attachment=" + attachment + "]";
    }
}
