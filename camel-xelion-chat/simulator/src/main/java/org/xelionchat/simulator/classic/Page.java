package org.xelionchat.simulator.classic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xelionchat.simulator.call.CallRefusal;

/**
 * A part of a list (P3.5).
 *
 * @param entries what is on it
 * @param previousId the cursor before it, if anything is before it
 * @param nextId the cursor behind it, if anything is behind it
 */
record Page<T>(List<T> entries, Optional<String> previousId, Optional<String> nextId) {

    /** Assumed: a cursor is the id of the last entry that was seen. */
    static <T> Page<T> of(List<T> all, Function<T, String> id, Optional<String> after, int size) {
        int from = after.map(cursor -> 1 + index(all, id, cursor)).orElse(0);
        int to = Math.min(from + size, all.size());
        return new Page<>(
                all.subList(from, to),
                from == 0 ? Optional.empty() : Optional.of(id.apply(all.get(from))),
                to == all.size() ? Optional.empty() : Optional.of(id.apply(all.get(to - 1))));
    }

    private static <T> int index(List<T> all, Function<T, String> id, String cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(cursor)) {
                return i;
            }
        }
        // Assumed: the documents do not say
        throw CallRefusal.faultyClient(400, 10203, "Invalid paging id");
    }
}
