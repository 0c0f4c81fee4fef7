package io.rollcall.employees.transfer;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Word;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of an import.
 *
 * @param dryRun true to check everything and write nothing
 */
@Introspected
record ImportParameters(Optional<Mode> mode, Optional<Boolean> dryRun) {
    /** The treatment of a line whose employee exists. */
    enum Mode implements Word {
        CREATE,
        UPSERT;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isUpsert() {
        return mode.filter(Mode.UPSERT::equals).isPresent();
    }

    boolean isDryRun() {
        return dryRun.orElse(false);
    }
}
