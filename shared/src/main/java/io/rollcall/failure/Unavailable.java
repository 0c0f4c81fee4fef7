package io.rollcall.failure;

import java.time.Duration;
import java.util.Optional;

/** Something that the directory depends on is away; the same request may succeed soon. */
public final class Unavailable extends Failure {
    private static final Duration SOON = Duration.ofSeconds(2);

    public Unavailable() {
        super(Kind.SERVICE_UNAVAILABLE, "The directory cannot answer right now");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(SOON);
    }
}
