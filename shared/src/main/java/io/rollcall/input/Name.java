package io.rollcall.input;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Demands a name for people to read: not blank, without control characters, with at most so many code points. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface Name {
    int max();

    String message() default "must be 1 to {max} characters long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Removes spaces of any kind from the ends of a name; a record that has names calls it in its constructor. */
    final class Spaces {
        private Spaces() {}

        /** @param name null where the client sent none */
        public static @Nullable String trimmed(@Nullable String name) {
            // Control characters are refused, not removed.
            if (name == null || name.codePoints().anyMatch(Character::isISOControl)) {
                return name;
            }
            int from = 0;
            int to = name.length();
            while (from < to && isSpace(name.charAt(from))) {
                from++;
            }
            while (to > from && isSpace(name.charAt(to - 1))) {
                to--;
            }
            return name.substring(from, to);
        }

        private static boolean isSpace(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c);
        }
    }

    /** Checks a trimmed name. */
    @Singleton
    final class Check implements ConstraintValidator<Name, String> {
        @Override
        public boolean isValid(
                @Nullable String value, AnnotationValue<Name> bounds, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            if (value.codePoints().anyMatch(Character::isISOControl)) {
                context.messageTemplate("must not contain control characters");
                return false;
            }
            if (value.isEmpty()) {
                context.messageTemplate("must not be blank");
                return false;
            }
            return value.codePointCount(0, value.length())
                    <= bounds.intValue("max").orElseThrow();
        }
    }
}
