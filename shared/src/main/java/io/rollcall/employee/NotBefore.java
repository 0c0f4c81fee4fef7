package io.rollcall.employee;

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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Demands a date that is not before another, written {@code YYYY-MM-DD}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface NotBefore {
    String value();

    String message() default "must not be before {value}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares the dates. */
    @Singleton
    final class Check implements ConstraintValidator<NotBefore, LocalDate> {
        @Override
        public boolean isValid(
                @Nullable LocalDate date, AnnotationValue<NotBefore> bound, ConstraintValidatorContext context) {
            return date == null
                    || !date.isBefore(LocalDate.parse(bound.stringValue().orElseThrow()));
        }
    }
}
