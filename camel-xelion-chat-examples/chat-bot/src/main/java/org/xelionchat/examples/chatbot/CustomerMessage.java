package org.xelionchat.examples.chatbot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.regex.Pattern;

/**
 * What a customer said, as the channel to the customers delivers it.
 *
 * @param customer his name or address in that channel: letters, digits and {@code @ + . _ -}, at most 50. Agents see it
 * @param text at most 4000 characters
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CustomerMessage(String customer, String text) {

    /** No dot at first, and nothing that means something in a path or to Camel: it becomes the name of a file. */
    private static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9+][A-Za-z0-9@+._-]{0,49}");

    CustomerMessage {
        if (customer == null || !CUSTOMER.matcher(customer).matches()) {
            throw new IllegalArgumentException("customer must be letters, digits and @ + . _ -, at most 50");
        }
        if (text == null || text.isBlank() || text.codePointCount(0, text.length()) > Briefing.LONGEST) {
            throw new IllegalArgumentException("text must be 1 to " + Briefing.LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "CustomerMessage";
    }
}
