package io.rollcall.json;

import io.rollcall.json.Rule.Broken;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rules that more than one feature uses. Lengths count code points. */
public final class Rules {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("[0-9]{4}-");
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** What RFC 3339 can write in UTC. */
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Rules() {}

    /** A whole number between two bounds, both included; a string, a fraction and an exponent are none. */
    public static Rule<Long> integer(long least, long most) {
        return value -> {
            if (value instanceof Long number && number >= least && number <= most) {
                return number;
            }
            boolean whole = value instanceof Long || value instanceof java.math.BigInteger;
            throw Broken.because(whole ? range(least, most) : "must be an integer");
        };
    }

    /** The same for a query parameter, which is always text. */
    public static Rule<Long> integerText(long least, long most) {
        Rule<Long> rule = integer(least, most);
        return value ->
                rule.apply(value instanceof String text && INTEGER.matcher(text).matches() ? number(text) : value);
    }

    /** Text as it was sent, of any length. */
    public static Rule<String> text() {
        return value -> {
            if (value instanceof String text) {
                return text;
            }
            throw Broken.because("must be a string");
        };
    }

    /** Text of any length but none, as it was sent. */
    public static Rule<String> filled() {
        return value -> {
            String text = text().apply(value);
            if (text.isEmpty()) {
                throw Broken.because("must not be empty");
            }
            return text;
        };
    }

    /** Text of a least and a greatest length, as it was sent. */
    public static Rule<String> text(int least, int most) {
        return value -> {
            String text = text().apply(value);
            int length = text.codePointCount(0, text.length());
            if (length < least || length > most) {
                throw Broken.because("must be " + least + " to " + most + " characters long");
            }
            return text;
        };
    }

    /** A name for people to read: trimmed, not blank, no control characters. */
    public static Rule<String> name(int most) {
        return value -> {
            String sent = text().apply(value);
            if (sent.codePoints().anyMatch(Character::isISOControl)) {
                throw Broken.because("must not contain control characters");
            }
            String name = trimmed(sent);
            if (name.isEmpty()) {
                throw Broken.because("must not be blank");
            }
            return text(1, most).apply(name);
        };
    }

    /** Without spaces of any kind at its ends, those that do not break a line included. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** {@code true} or {@code false}, as JSON has them. */
    public static Rule<Boolean> bool() {
        return value -> {
            if (value instanceof Boolean bool) {
                return bool;
            }
            throw Broken.because("must be true or false");
        };
    }

    /** The same for a query parameter. */
    public static Rule<Boolean> boolText() {
        return value -> Boolean.valueOf(oneOf(List.of("true", "false")).apply(value));
    }

    /** A date that the calendar has, written {@code YYYY-MM-DD}. */
    public static Rule<LocalDate> date() {
        return value -> {
            try {
                return LocalDate.parse(text().apply(value), DATE);
            } catch (DateTimeParseException noDate) {
                throw Broken.because("must be a date written YYYY-MM-DD");
            }
        };
    }

    /** A time of RFC 3339, with its offset, from the years 1 to 9999 in UTC. */
    public static Rule<Instant> time() {
        return value -> {
            try {
                String text = text().apply(value);
                if (!YEAR_OF_FOUR_DIGITS.matcher(text).lookingAt()) {
                    throw new DateTimeParseException("not RFC 3339", text, 0);
                }
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
                    throw new DateTimeParseException("not RFC 3339", text, 0);
                }
                return time;
            } catch (DateTimeParseException noTime) {
                throw Broken.because("must be a time as RFC 3339 writes it, such as 2030-01-31T12:00:00Z");
            }
        };
    }

    /** A UUID in its canonical form, in either case. */
    public static Rule<UUID> uuid() {
        return value -> {
            String text = text().apply(value);
            if (!UUID_TEXT.matcher(text).matches()) {
                throw Broken.because("must be a UUID");
            }
            return UUID.fromString(text);
        };
    }

    /** One word of a list. */
    public static Rule<String> oneOf(List<String> words) {
        return value -> {
            String word = text().apply(value);
            if (!words.contains(word)) {
                throw Broken.because("must be one of " + String.join(", ", words));
            }
            return word;
        };
    }

    /** A JSON array whose every item keeps one rule. */
    public static <T> Rule<List<T>> listOf(Rule<T> rule) {
        return value -> {
            if (!(value instanceof List<?> items)) {
                throw Broken.because("must be an array");
            }
            List<T> list = new ArrayList<>();
            for (Object item : items) {
                list.add(rule.apply(item));
            }
            return List.copyOf(list);
        };
    }

    private static Object number(String text) {
        java.math.BigInteger number = new java.math.BigInteger(text);
        return number.bitLength() < Long.SIZE ? Long.valueOf(number.longValue()) : number;
    }

    private static String range(long least, long most) {
        return "must be from " + least + " to " + most;
    }
}
