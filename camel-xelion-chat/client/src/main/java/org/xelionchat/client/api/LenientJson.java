package org.xelionchat.client.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON value as Xelion writes it, read leniently (P12): a number, a boolean and a text that looks like one are the same,
 * what is missing reads as null, and so does what has another form than expected. Numbers are kept as they were written,
 * so that an id of any length stays itself. Immutable.
 */
final class LenientJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    static final LenientJson NOTHING = new LenientJson(null);

    /** Deeper than anything that Xelion sends; what is deeper still would be an attack on the stack. */
    private static final int DEEPEST = 64;

    /**
     * More than fifty thousand messages have. The smallest values take thirty times as much memory as they take
     * characters, so that the bound of an answer's length alone would not do.
     */
    private static final int MOST_VALUES = 500_000;

    /** Of all objects of which nothing is read: millions of them must not take memory. Never written. */
    private static final Object[] NO_MEMBERS = new Object[Field.COUNT];

    /** A text for a scalar, a list, the members by their fields' ordinals, or null. */
    private final Object value;

    private LenientJson(Object value) {
        this.value = value;
    }

    /**
     * {@return the value that a text holds; empty where it holds no JSON}
     *
     * @param json the text; a byte order mark at its beginning is skipped
     */
    static Optional<LenientJson> parse(String json) {
        String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            LenientJson read = new LenientJson(new Reading(parser).read(first, 0));
            // what follows must not be there
            return parser.nextToken() == null ? Optional.of(read) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return whether this is an object}
     */
    boolean isObject() {
        return value instanceof Object[];
    }

    /**
     * {@return whether this is an array}
     */
    boolean isArray() {
        return value instanceof List;
    }

    /**
     * {@return whether nothing is here, or null}
     */
    boolean isNothing() {
        return value == null;
    }

    /**
     * {@return the elements, where this is an array; else none}
     */
    List<LenientJson> elements() {
        return value instanceof List<?> list
                ? list.stream().map(LenientJson::new).toList()
                : List.of();
    }

    /**
     * {@return the first of these members that is there and not null; else one that is nothing}
     *
     * @param fields which members are asked for, in this order
     */
    LenientJson at(Field... fields) {
        for (Field field : fields) {
            LenientJson member = at(field);
            if (!member.isNothing()) {
                return member;
            }
        }
        return NOTHING;
    }

    /**
     * {@return this member, where it is there and not null; else one that is nothing}
     *
     * @param field which member is asked for
     */
    LenientJson at(Field field) {
        Object member = value instanceof Object[] members ? members[field.ordinal()] : null;
        return member == null ? NOTHING : new LenientJson(member);
    }

    /**
     * {@return a text, number or boolean as text, as it is; null for anything else}
     */
    String text() {
        return value instanceof String text ? text : null;
    }

    /**
     * {@return as {@link #text()}, but null where it is blank: Xelion writes {@code ""} for what is not set}
     */
    String filledText() {
        String text = text();
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * {@return an id, written as text or as number; null where there is none}
     */
    String id() {
        String text = filledText();
        return text == null ? null : text.trim();
    }

    /**
     * {@return a boolean, written as such or as text; null for anything else}
     */
    Boolean flag() {
        String text = id();
        if ("true".equalsIgnoreCase(text)) {
            return Boolean.TRUE;
        }
        return "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    /**
     * {@return a whole number, written as such or as text; null for anything else}
     */
    Integer number() {
        String text = filledText();
        try {
            return text == null ? null : Integer.valueOf(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * {@return a date, in Xelion's form or as ISO-8601, UTC where it has no zone (P6.9); null for a blank or unreadable one}
     */
    Instant date() {
        String text = filledText();
        return text == null ? null : DateText.read(text.trim());
    }

    /** Reads one text, and counts what it holds. */
    private static final class Reading {

        private final JsonParser parser;
        private int values;

        private Reading(JsonParser parser) {
            this.parser = parser;
        }

        private Object read(JsonToken token, int depth) throws IOException {
            values++;
            if (depth > DEEPEST || values > MOST_VALUES) {
                throw new IOException("nested too deep, or too many values");
            }
            return switch (token) {
                case START_OBJECT -> readObject(depth);
                case START_ARRAY -> readArray(depth);
                case VALUE_NULL -> null;
                default -> parser.getText();
            };
        }

        private Object[] readObject(int depth) throws IOException {
            Object[] members = NO_MEMBERS;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Field field = Field.of(parser.getText());
                JsonToken value = parser.nextToken();
                if (field == null) {
                    parser.skipChildren();
                    continue;
                }
                if (members == NO_MEMBERS) {
                    members = new Object[Field.COUNT];
                }
                members[field.ordinal()] = read(value, depth + 1);
            }
            return members;
        }

        private List<Object> readArray(int depth) throws IOException {
            List<Object> elements = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                elements.add(read(token, depth + 1));
            }
            return elements;
        }
    }
}
