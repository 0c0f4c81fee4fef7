package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Between;
import java.time.Duration;
import java.util.Optional;

/** The time for which the key's tokens are still accepted: at most 7 days. */
@Introspected
record RetireRequest(Optional<@Between(min = 0, max = 604_800) Long> afterSeconds) {
    Duration after() {
        return Duration.ofSeconds(afterSeconds.orElse(0L));
    }
}
