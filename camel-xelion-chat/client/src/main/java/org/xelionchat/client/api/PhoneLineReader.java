package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.ADDRESS;
import static org.xelionchat.client.api.Field.COMMON_NAME;
import static org.xelionchat.client.api.Field.EXTENSION;
import static org.xelionchat.client.api.Field.EXTENSIONS;
import static org.xelionchat.client.api.Field.ID;
import static org.xelionchat.client.api.Field.NAME;
import static org.xelionchat.client.api.Field.OID;

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
        return new PhoneLine(json.at(OID, ID).id(), json.at(COMMON_NAME, NAME).filledText(), extension(json));
    }

    /** A text, or a list of addresses of which the number within the PBX is the shortest [T]. */
    private static String extension(LenientJson json) {
        String extension = json.at(EXTENSION).id();
        return extension != null
                ? extension
                : json.at(EXTENSIONS).elements().stream()
                        .map(address -> address.isObject() ? address.at(ADDRESS).id() : address.id())
                        .filter(address -> address != null)
                        .min(Comparator.comparingInt(String::length))
                        .orElse(null);
    }
}
