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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Demands what the {@link PasswordPolicy} demands of a password that is being chosen. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface NewPassword {
    String message() default "must be a better password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the policy. */
    @Singleton
    final class Check implements ConstraintValidator<NewPassword, String> {
        private final PasswordPolicy policy;

        Check(PasswordPolicy policy) {
            this.policy = policy;
        }

        @Override
        public boolean isValid(
                @Nullable String password, AnnotationValue<NewPassword> rule, ConstraintValidatorContext context) {
            Optional<String> broken = password == null ? Optional.empty() : policy.broken(password);
            broken.ifPresent(context::messageTemplate);
            return broken.isEmpty();
        }
    }
}
