package io.rollcall.token;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.rollcall.time.Clocks;
import io.rollcall.time.Drift;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The table of public keys, read through a cache: an unknown id reads the table again, but not more than once in {@link #BRAKE}, so
 * that a flood of made-up ids costs next to nothing. One reader asks the database for all who wait. A retired key is refused once the cache is
 * {@link #AGE} old. Safe for use by many threads.
 */
@Singleton
public final class StoredKeys implements SignatureConfiguration {
    static final Duration AGE = Duration.ofSeconds(60);
    static final Duration BRAKE = Duration.ofSeconds(2);

    private final SigningKeyRepository repository;
    private final Clock clock;
    private final Drift drift;
    private final Ticker ticker;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Snapshot known;

    StoredKeys(SigningKeyRepository repository, Clock clock, Drift drift, Ticker ticker) {
        this.repository = repository;
        this.clock = clock;
        this.drift = drift;
        this.ticker = ticker;
        this.known = nothing();
    }

    /** Verifies a token that the parser has read, by the key that its header names. */
    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
        Optional<RSAPublicKey> key = find(token.getHeader().getKeyID());
        return key.isPresent() && token.verify(new RSASSAVerifier(key.get()));
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return JWSAlgorithm.RS256.equals(algorithm);
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "Only RS256";
    }

    /**
     * Returns the key of an id, if it may be used now.
     *
     * @param kid as the header of a token names it; any text
     */
    public Optional<RSAPublicKey> find(String kid) {
        Snapshot snapshot = known;
        if (snapshot.isSpent(kid, ticker.read())) {
            snapshot = fresh(kid);
        }
        return Optional.ofNullable(snapshot.keys.get(kid));
    }

    /** Reads the table, if it is time, before anybody asks for a key. */
    public void readAhead() {
        turn.lock();
        try {
            long now = ticker.read();
            if (known.isOld(now)) {
                known = read(now, known.missedAt);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Returns the keys that are published now, oldest first, from the table itself. */
    public List<PublicJwk> published() {
        return repository.findPublished(clock.instant()).stream()
                .map(PublishedKey::jwk)
                .toList();
    }

    /** Publishes a key; publishing it again changes nothing. */
    public void publish(PublicJwk key) {
        repository.publish(key.kid(), key.n(), key.e(), clock.instant());
        known = nothing();
    }

    /** Returns all keys, the retired ones too, oldest first. */
    public List<SigningKeyRow> all() {
        return repository.listOrderByPublishedAtAndKid();
    }

    /** Retires a key from a time on. */
    public void retire(String kid, Instant from) {
        repository.retire(kid, from);
        known = nothing();
    }

    private Snapshot nothing() {
        long now = ticker.read();
        return new Snapshot(Map.of(), now - AGE.toNanos(), now - BRAKE.toNanos());
    }

    private Snapshot fresh(String kid) {
        turn.lock();
        try {
            long now = ticker.read();
            if (known.isSpent(kid, now)) {
                Snapshot read = read(now, known.missedAt);
                known = read.keys.containsKey(kid) ? read : new Snapshot(read.keys, now, now);
            }
            return known;
        } finally {
            turn.unlock();
        }
    }

    private Snapshot read(long now, long missedAt) {
        Instant asked = Clocks.SYSTEM.instant();
        List<PublishedKey> published = repository.findPublished(clock.instant());
        // Before a token is judged by its times for the first time, and then as often as the keys are read.
        published.stream().findFirst().ifPresent(first -> drift.learn(asked, first.told()));
        return new Snapshot(
                published.stream().collect(Collectors.toUnmodifiableMap(PublishedKey::kid, row -> key(row.jwk()))),
                now,
                missedAt);
    }

    private static RSAPublicKey key(PublicJwk jwk) {
        try {
            return jwk.key();
        } catch (GeneralSecurityException weak) {
            throw new IllegalStateException("The signing key " + jwk.kid() + " in the database is unusable", weak);
        }
    }

    /**
     * What was read.
     *
     * @param missedAt when an id that was not there last made it be read; reading for other reasons puts no brake on the next miss
     */
    private record Snapshot(Map<String, RSAPublicKey> keys, long readAt, long missedAt) {
        boolean isOld(long now) {
            return now - readAt >= AGE.toNanos();
        }

        boolean isSpent(String kid, long now) {
            return isOld(now) || !keys.containsKey(kid) && now - missedAt >= BRAKE.toNanos();
        }
    }
}
