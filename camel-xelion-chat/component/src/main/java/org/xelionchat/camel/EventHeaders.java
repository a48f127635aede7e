package org.xelionchat.camel;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.Message;
import org.apache.camel.util.CaseInsensitiveMap;
import org.xelionchat.client.model.ChatEvent;

/**
 * The headers of one type of event, and where their values come from. Immutable.
 *
 * @param <E> the type
 */
final class EventHeaders<E extends ChatEvent> {

    /** Sorted as Camel sorts headers: a copy is made without comparing their long and similar names for each event. */
    private final SortedMap<String, Function<? super E, ?>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private EventHeaders(Map<String, ? extends Function<? super E, ?>> values) {
        this.values.putAll(values);
    }

    /** {@return none at all} */
    static EventHeaders<ChatEvent> none() {
        return new EventHeaders<>(Map.of());
    }

    /**
     * {@return these and another header, for events that are all of a type which has it}
     *
     * @param header its name
     * @param value its value; where that is null, the event has no such header
     */
    <T extends E> EventHeaders<T> and(String header, Function<? super T, ?> value) {
        EventHeaders<T> more = new EventHeaders<>(values);
        more.values.put(header, value);
        return more;
    }

    /** Replaces a message's headers. */
    void fill(Message message, E event) {
        Map<String, Object> headers = new CaseInsensitiveMap(values);
        for (Iterator<Map.Entry<String, Object>> i = headers.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<String, Object> header = i.next();
            @SuppressWarnings("unchecked") // nothing but what was copied
            Object value = ((Function<? super E, ?>) header.getValue()).apply(event);
            if (value == null) {
                i.remove();
            } else {
                header.setValue(value);
            }
        }
        message.setHeaders(headers);
    }
}
