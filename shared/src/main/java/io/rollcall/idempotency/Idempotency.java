package io.rollcall.idempotency;

import io.rollcall.access.Caller;
import io.rollcall.database.StoredJson;
import io.rollcall.database.WriteTransaction;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Invalid;
import io.rollcall.failure.Kind;
import io.rollcall.sweep.OldRows;
import io.rollcall.sweep.Sweep;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a write once per key. The key's row and the write's effect commit together, so neither stands without the other; a second
 * request under the same key waits for the first at the row and then gives the same response, for {@link #AGE}. A conflict is kept, too; any
 * other failure leaves the key unused. What is kept is sealed, and the client's own key opens it. Thread-safe.
 */
@Singleton
public class Idempotency {
    /** The time for which a response is kept. */
    public static final Duration AGE = Duration.ofHours(24);

    private static final String DONE = "DONE";

    private final IdempotencyRepository repository;
    private final StoredJson json;
    private final Clock clock;
    private final SecureRandom random;
    private final Sweep sweep;

    Idempotency(IdempotencyRepository repository, StoredJson json, Clock clock, SecureRandom random, Sweep sweep) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
        this.random = random;
        this.sweep = sweep;
    }

    /**
     * Reads the header.
     *
     * @param request the record that tells this write from another
     * @throws io.rollcall.failure.BadRequest when the header is not 1 to 255 printable ASCII characters
     */
    public Optional<IdempotencyKey> key(@Nullable String header, Caller caller, String route, Object request) {
        return IdempotencyKey.of(header, 1, caller, route, json.write(request));
    }

    /**
     * As {@link #key}, for a response that holds a secret, which the key then stands for.
     *
     * @throws io.rollcall.failure.BadRequest when the header has fewer than 32 characters; a random UUID has 36
     */
    public Optional<IdempotencyKey> secretKey(@Nullable String header, Caller caller, String route, Object request) {
        return IdempotencyKey.of(header, IdempotencyKey.SECRET, caller, route, json.write(request));
    }

    /**
     * Runs work in a transaction, or gives the result of the first time.
     *
     * @param key empty to run the work in any case
     * @param type the record that the work yields
     * @throws Invalid when the key was used for another request
     */
    public <T> T once(Optional<IdempotencyKey> key, Class<T> type, Supplier<T> work) {
        if (key.isEmpty()) {
            return inTransaction(work);
        }
        try {
            T result = inTransaction(() -> first(key.get(), type, work));
            sweep.after(OldRows.Origin.NAMED_WRITES);
            return result;
        } catch (Repeated again) {
            throw again;
        } catch (Failure failed) {
            if (failed.kind() == Kind.CONFLICT) {
                inTransaction(
                        () -> claim(key.get()) && keep(key.get(), failed.kind().name(), failed.detail()));
            }
            throw failed;
        }
    }

    /** Begins again where another transaction was faster. */
    @WriteTransaction
    protected <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    private <T> T first(IdempotencyKey key, Class<T> type, Supplier<T> work) {
        if (!claim(key)) {
            return again(key, type);
        }
        T result = work.get();
        keep(key, DONE, json.write(result));
        return result;
    }

    /** Makes the key's row in place of one that is too old; false when another request has made it. */
    private boolean claim(IdempotencyKey key) {
        Instant now = clock.instant();
        repository.deleteExpired(key.principal(), key.route(), key.key(), now.minus(AGE));
        return repository.claim(key.principal(), key.route(), key.key(), key.request(), now) > 0;
    }

    private boolean keep(IdempotencyKey key, String outcome, String result) {
        String sealed = key.envelope().seal(result, random);
        return repository.keep(key.principal(), key.route(), key.key(), outcome, sealed) > 0;
    }

    private <T> T again(IdempotencyKey key, Class<T> type) {
        IdempotencyRecord kept = repository
                .findByPrincipalAndRouteAndKey(key.principal(), key.route(), key.key())
                .orElseThrow();
        if (!kept.request().equals(key.request())) {
            throw new Invalid("Idempotency-Key", "The Idempotency-Key was used for another request");
        }
        String result = key.envelope().open(kept.result());
        if (!DONE.equals(kept.outcome())) {
            throw new Repeated(Kind.valueOf(kept.outcome()), result);
        }
        return json.read(result, type).orElseThrow();
    }
}
