package io.rollcall.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param <T> what the list holds
 * @param items in order
 * @param next the place behind the last item, where more follow
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    /**
     * Makes a page of what was found by asking for one item more than wanted.
     *
     * @param place the place behind an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> place) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, Optional.of(place.apply(items.getLast())));
    }
}
