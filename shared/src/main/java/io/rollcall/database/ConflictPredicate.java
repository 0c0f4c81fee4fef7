package io.rollcall.database;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.retry.annotation.RetryPredicate;

/** Retries what another transaction made fail, and nothing else. */
@Introspected
public final class ConflictPredicate implements RetryPredicate {
    @Override
    public boolean test(Throwable failed) {
        return DatabaseFailures.isConflict(failed);
    }
}
