package io.rollcall.ratelimit;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;
import java.time.Duration;
import java.util.Optional;

/** A limit is reached. */
public final class TooManyRequests extends Failure {
    private final long seconds;

    public TooManyRequests(Charge charge) {
        super(
                Kind.TOO_MANY_REQUESTS,
                "The limit '" + charge.rule().id() + "' allows " + charge.limit() + " requests a minute");
        this.seconds = charge.seconds();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
