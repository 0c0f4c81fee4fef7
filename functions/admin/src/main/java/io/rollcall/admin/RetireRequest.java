package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Between;
import java.time.Duration;
import java.util.Optional;

/** How long the key's tokens are still taken: at most 7 days. */
@Introspected
record RetireRequest(Optional<@Between(min = 0, max = 604_800) Long> afterSeconds) {
    Duration after() {
        return Duration.ofSeconds(afterSeconds.orElse(0L));
    }
}
