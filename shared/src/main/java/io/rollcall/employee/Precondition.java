package io.rollcall.employee;

import io.rollcall.failure.BadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} header (RFC 9110, sections 13.1.1 and 13.1.2).
 *
 * @param any whether it was {@code *}
 * @param strong the strong tags that are ours; a tag that is not can never match
 * @param weak the same for weak tags, which only {@code If-None-Match} compares
 */
public record Precondition(boolean any, List<EntityTag> strong, List<EntityTag> weak) {
    private static final Pattern TAG =
            Pattern.compile("\\s*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*+)\"\\s*+(?:,|$)|,)");

    /**
     * Reads a header.
     *
     * @param header null where there is none; a blank one is a list of no tags
     * @throws BadRequest when it is no list of entity tags
     */
    public static Optional<Precondition> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String tags = header.strip();
        if ("*".equals(tags)) {
            return Optional.of(new Precondition(true, List.of(), List.of()));
        }
        List<EntityTag> strong = new ArrayList<>();
        List<EntityTag> weak = new ArrayList<>();
        Matcher tag = TAG.matcher(tags);
        int end = 0;
        while (end < tags.length() && tag.region(end, tags.length()).lookingAt()) {
            end = tag.end();
            if (tag.group(2) != null) {
                EntityTag.parse(tag.group(2)).ifPresent((tag.group(1) == null ? strong : weak)::add);
            }
        }
        if (end < tags.length()) {
            throw new BadRequest("If-Match and If-None-Match take entity tags in quotation marks, or *");
        }
        return Optional.of(new Precondition(false, strong, weak));
    }

    /** Compares strongly, for {@code If-Match}. */
    public boolean matches(EntityTag current) {
        return any || strong.contains(current);
    }

    /** The weak comparison, for {@code If-None-Match}. */
    public boolean matchesWeakly(EntityTag current) {
        return any || strong.contains(current) || weak.contains(current);
    }
}
