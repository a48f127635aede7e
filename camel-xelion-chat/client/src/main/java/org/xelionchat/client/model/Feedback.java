package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the visitor thought of the conversation (P2.7).
 *
 * @param rating required; its range is not documented by Xelion
 * @param feedback free text; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Feedback(Integer rating, String feedback) {

    @Override
    public String toString() {
        return "Feedback[rating=" + rating + "]";
    }
}
