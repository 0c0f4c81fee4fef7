package io.rollcall.json;

/**
 * Turns one value of the input into one of ours.
 *
 * @param <T> what a kept rule yields
 */
@FunctionalInterface
public interface Rule<T> {
    /**
     * @param value a {@link String}, {@link Long}, {@link java.math.BigInteger}, {@link Boolean}, {@link java.util.List},
     *     {@link java.util.Map} or {@link JsonObject#FRACTION}
     * @throws Broken when the value breaks the rule
     */
    T apply(Object value) throws Broken;

    /** The value broke a rule; the message completes a sentence that begins with the field's name, or stands alone. */
    final class Broken extends Exception {
        private final boolean sentence;

        private Broken(String message, boolean sentence) {
            super(message, null, false, false);
            this.sentence = sentence;
        }

        /** A message such as {@code must not be blank}, which follows the field's name. */
        public static Broken because(String predicate) {
            return new Broken(predicate, false);
        }

        /** A message that is a whole sentence. */
        public static Broken sentence(String message) {
            return new Broken(message, true);
        }

        String of(String field) {
            String message = getMessage();
            return sentence ? String.valueOf(message) : field + " " + message;
        }
    }
}
