package org.xelionchat.client.api;

import java.util.Comparator;
import org.xelionchat.client.model.PhoneLine;

/** Reads a phone line (C12), of which no sample is stored. */
final class PhoneLineReader {

    private PhoneLineReader() {}

    /**
     * {@return the line; its id is null where there is none}
     *
     * @param json the element, unwrapped
     */
    static PhoneLine read(LenientJson json) {
        return new PhoneLine(
                json.at("oid", "id").id(), json.at("commonName", "name").filledText(), extension(json));
    }

    /** A text, or a list of addresses of which the number within the PBX is the shortest [T]. */
    private static String extension(LenientJson json) {
        String extension = json.at("extension").id();
        return extension != null
                ? extension
                : json.at("extensions").elements().stream()
                        .map(address ->
                                address.isObject() ? address.at("address").id() : address.id())
                        .filter(address -> address != null)
                        .min(Comparator.comparingInt(String::length))
                        .orElse(null);
    }
}
