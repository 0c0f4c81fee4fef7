package io.rollcall.employee;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strong validator (RFC 9110, section 8.8.3) of one state of one employee.
 *
 * @param id the employee
 * @param version the state
 */
public record EntityTag(UUID id, long version) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([1-9][0-9]{0,17})");

    /** Reads the text between the quotation marks; empty when it is none of ours. */
    static Optional<EntityTag> parse(String opaque) {
        Matcher form = FORM.matcher(opaque);
        return form.matches()
                ? Optional.of(new EntityTag(UUID.fromString(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    /** As a header has it, in quotation marks. */
    @Override
    public String toString() {
        return "\"" + id + "." + version + "\"";
    }
}
