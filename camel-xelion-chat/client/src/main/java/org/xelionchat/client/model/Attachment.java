package org.xelionchat.client.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Objects;

/**
 * A file sent along with a message; on the classic API only (P6.6).
 *
 * @param fileName its name
 * @param mimeType its media type
 * @param content its bytes, at most 10 MB; base64 in JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Attachment(String fileName, String mimeType, byte[] content) {

    public Attachment {
        content = content == null ? new byte[0] : content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /**
     * {@return how many bytes the content has}
     */
    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && Objects.equals(fileName, that.fileName)
                && Objects.equals(mimeType, that.mimeType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(fileName, mimeType) + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Attachment[mimeType=" + mimeType + ", size=" + content.length + "]";
    }
}
