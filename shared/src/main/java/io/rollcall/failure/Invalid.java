package io.rollcall.failure;

import java.util.List;

/** The request can be read, but breaks a rule. */
public final class Invalid extends Failure {
    private final transient List<FieldError> errors;

    /** @param errors at least one; the first gives the detail */
    public Invalid(List<FieldError> errors) {
        super(Kind.VALIDATION_FAILED, errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    /** One rule broken by one field. */
    public Invalid(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }
}
