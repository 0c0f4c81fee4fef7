package io.rollcall.employee;

import io.rollcall.json.Rule;
import io.rollcall.json.Rule.Broken;
import io.rollcall.json.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the fields of an employee may be. */
public final class EmployeeRules {
    /** The largest integer that every JSON reader keeps exact (RFC 8259, section 6): 2^53-1. */
    public static final long LARGEST_NUMBER = (1L << 53) - 1;

    public static final Rule<Long> NUMBER = Rules.integer(1, LARGEST_NUMBER);
    public static final Rule<String> NAME = Rules.name(200);

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private EmployeeRules() {}

    /** The number in a path. */
    public static final Rule<Long> NUMBER_TEXT = Rules.integerText(1, LARGEST_NUMBER);

    /** A date of birth; today is today in UTC. */
    public static Rule<LocalDate> dateOfBirth(Clock clock) {
        return value -> {
            LocalDate date = Rules.date().apply(value);
            if (date.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
                throw Broken.sentence("Date of birth cannot be in the future");
            }
            if (date.isBefore(EARLIEST)) {
                throw Broken.sentence("Date of birth cannot be before 1900");
            }
            return date;
        };
    }
}
