package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A line that a classic session can be opened on (P3, C12).
 *
 * @param id the {@code phoneLineOid}
 * @param name as administrators named it; may be null
 * @param extension the number within the PBX; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PhoneLine(String id, String name, String extension) {}
