package io.rollcall.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Dates, times and UUIDs in the one form that the contract names; Jackson's own deserializers also take arrays, numbers, longer texts and
 * other encodings.
 */
@Singleton
final class StrictTypes extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-.*");
    static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** The years that RFC 3339 can write in UTC. */
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    StrictTypes() {
        super("rollcall");
        addDeserializer(LocalDate.class, new OfText<>(LocalDate.class, DATE, LocalDate::parse));
        addDeserializer(Instant.class, new OfText<>(Instant.class, TIME, StrictTypes::time));
        addDeserializer(UUID.class, new OfText<>(UUID.class, UUID_TEXT, UUID::fromString));
    }

    private static Instant time(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return time;
    }

    private static final class OfText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Pattern form;
        private final transient Function<String, T> parse;

        OfText(Class<T> type, Pattern form, Function<String, T> parse) {
            super(type);
            this.form = form;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)
                    && form.matcher(parser.getText()).matches()) {
                try {
                    return parse.apply(parser.getText());
                } catch (DateTimeException malformed) {
                    // Reported below, in the same words as another form.
                }
            }
            return context.reportInputMismatch(this, "not in the form of the contract");
        }
    }
}
