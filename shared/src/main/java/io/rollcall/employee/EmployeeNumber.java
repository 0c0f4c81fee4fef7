package io.rollcall.employee;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import io.rollcall.failure.Invalid;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number in an employee's path.
 *
 * @param value from 1 to 2^53-1
 */
public record EmployeeNumber(long value) {
    private static final Pattern FORM = Pattern.compile("0|-?[1-9][0-9]*");

    /** Converts the path variable; the framework's conversion to {@code long} also takes {@code +5} and {@code 007}. */
    @Singleton
    static final class Converter implements TypeConverter<CharSequence, EmployeeNumber> {
        @Override
        public Optional<EmployeeNumber> convert(
                CharSequence text, Class<EmployeeNumber> type, ConversionContext context) {
            if (!FORM.matcher(text).matches()) {
                throw new Invalid("emp_id", "emp_id must be an integer");
            }
            try {
                long value = Long.parseLong(text.toString());
                if (value >= 1 && value <= EmployeeFields.LARGEST_NUMBER) {
                    return Optional.of(new EmployeeNumber(value));
                }
            } catch (NumberFormatException tooLong) {
                // Reported below: it is out of range.
            }
            throw new Invalid("emp_id", "emp_id must be from 1 to " + EmployeeFields.LARGEST_NUMBER);
        }
    }
}
