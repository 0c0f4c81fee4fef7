package io.rollcall.idempotency;

import java.util.function.Function;

/**
 * How a result is kept, so that it can be given again.
 *
 * @param <T> the result
 * @param write to text, which is kept sealed
 * @param read back
 */
public record Kept<T>(Function<T, String> write, Function<String, T> read) {}
