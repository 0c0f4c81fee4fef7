package io.rollcall.employees.transfer;

import io.rollcall.failure.FieldError;
import io.rollcall.failure.Invalid;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an import, line by line; the first {@value #MOST} are told. */
final class ImportErrors {
    static final int MOST = 1000;

    private final List<FieldError> errors = new ArrayList<>();

    void add(long line, String field, String message) {
        add(line, new FieldError(field, message));
    }

    void add(long line, FieldError error) {
        if (errors.size() < MOST) {
            errors.add(error.at(line));
        }
    }

    /** @throws Invalid when there are any */
    void done() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
