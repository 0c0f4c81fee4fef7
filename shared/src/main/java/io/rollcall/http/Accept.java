package io.rollcall.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be answered with (RFC 9110, section 12.5.1): each type has the weight of the narrowest range that names it, and a weight of
 * zero refuses it. Parameters other than the weight are passed over, and so is an element that cannot be read.
 *
 * @param ranges in the header's order; none where the client takes anything
 */
public record Accept(List<Range> ranges) {
    private static final Accept ANYTHING = new Accept(List.of());

    /** Of a request. */
    public static Accept of(HttpRequest<?> request) {
        List<String> headers = request.getHeaders().getAll(HttpHeaders.ACCEPT);
        if (headers.isEmpty() || headers.size() == 1 && MediaType.ALL.equals(headers.getFirst())) {
            return ANYTHING;
        }
        List<Range> ranges = new ArrayList<>();
        for (String header : headers) {
            for (String element : header.split(",", -1)) {
                Range.parse(element).ifPresent(ranges::add);
            }
        }
        return new Accept(ranges);
    }

    /** Whether the client takes one of these types. */
    public boolean takes(List<MediaType> types) {
        return ranges.isEmpty() || best(types).isPresent();
    }

    /**
     * The type that the client likes most; of those that it likes alike the one that it names more narrowly, then earlier.
     *
     * @param types in our own order, which decides last
     */
    public Optional<MediaType> best(List<MediaType> types) {
        if (ranges.isEmpty()) {
            return types.stream().findFirst();
        }
        MediaType best = null;
        Range liked = null;
        for (MediaType type : types) {
            Range range = narrowest(type);
            if (range != null && range.weight > 0 && (liked == null || isBetter(range, liked))) {
                best = type;
                liked = range;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isBetter(Range range, Range other) {
        if (range.weight != other.weight) {
            return range.weight > other.weight;
        }
        return range.width() != other.width()
                ? range.width() < other.width()
                : ranges.indexOf(range) < ranges.indexOf(other);
    }

    private @Nullable Range narrowest(MediaType type) {
        Range narrowest = null;
        for (Range range : ranges) {
            if (range.covers(type) && (narrowest == null || range.width() < narrowest.width())) {
                narrowest = range;
            }
        }
        return narrowest;
    }

    /**
     * One element.
     *
     * @param type in lower case; an asterisk for all
     * @param subtype in lower case; an asterisk for all
     * @param weight from 0 to 1000
     */
    public record Range(String type, String subtype, int weight) {
        private static final String ALL = "*";
        private static final int FULL = 1000;

        static Optional<Range> parse(String element) {
            String[] parts = element.split(";", -1);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            int slash = name.indexOf('/');
            int weight = weight(parts);
            if (slash < 1 || slash == name.length() - 1 || weight < 0) {
                return Optional.empty();
            }
            return Optional.of(new Range(name.substring(0, slash), name.substring(slash + 1), weight));
        }

        boolean covers(MediaType media) {
            return (ALL.equals(type) || type.equalsIgnoreCase(media.getType()))
                    && (ALL.equals(subtype) || subtype.equalsIgnoreCase(media.getSubtype()));
        }

        /** How much it covers: 0 for one type, 1 for a family, 2 for all. */
        int width() {
            return ALL.equals(type) ? 2 : ALL.equals(subtype) ? 1 : 0;
        }

        /** Negative when it is none (RFC 9110, section 12.4.2). */
        private static int weight(String[] parts) {
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip();
                if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                    String value = parameter.substring(2);
                    return value.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")
                            ? (int) Math.round(Double.parseDouble(value) * FULL)
                            : -1;
                }
            }
            return FULL;
        }
    }
}
