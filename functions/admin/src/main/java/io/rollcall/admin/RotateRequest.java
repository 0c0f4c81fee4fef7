package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Between;
import java.time.Duration;
import java.util.Optional;

/** The time for which the old key is still accepted: at most 30 days. */
@Introspected
record RotateRequest(Optional<@Between(min = 0, max = 2_592_000) Long> overlapSeconds) {
    Duration overlap() {
        return Duration.ofSeconds(overlapSeconds.orElse(0L));
    }
}
