package io.rollcall.input;

import io.micronaut.core.annotation.AnnotationMetadata;
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

/** Bounds an integer, both bounds included; {@code @Min} and {@code @Max} would name one bound only. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface Between {
    long min();

    long max();

    String message() default "must be from {min} to {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Writes the message for integers that are too long for any Java type. */
    final class Message {
        private Message() {}

        static String of(AnnotationMetadata component) {
            AnnotationValue<Between> bounds = component.getAnnotation(Between.class);
            return bounds == null
                    ? "is out of range"
                    : "must be from " + bounds.longValue("min").orElseThrow() + " to "
                            + bounds.longValue("max").orElseThrow();
        }
    }

    /** Checks the bounds. */
    @Singleton
    final class Check implements ConstraintValidator<Between, Number> {
        @Override
        public boolean isValid(
                @Nullable Number value, AnnotationValue<Between> bounds, ConstraintValidatorContext context) {
            return value == null
                    || value.longValue() >= bounds.longValue("min").orElseThrow()
                            && value.longValue() <= bounds.longValue("max").orElseThrow();
        }
    }
}
