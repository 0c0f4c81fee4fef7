package io.rollcall.account;

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

/** Demands a user name without invisible characters: two names have to look like two. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface NewUsername {
    String message() default "must not contain invisible characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks for invisible characters. */
    @Singleton
    final class Check implements ConstraintValidator<NewUsername, String> {
        @Override
        public boolean isValid(
                @Nullable String name, AnnotationValue<NewUsername> rule, ConstraintValidatorContext context) {
            return name == null || name.codePoints().noneMatch(Usernames::isInvisible);
        }
    }
}
