package io.rollcall.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import io.rollcall.access.Caller;
import io.rollcall.cache.Caches;
import io.rollcall.session.SessionSettings;
import io.rollcall.time.Clocks;
import io.rollcall.time.Drift;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out who an API key speaks for, remembering keys by their hash: for as long as a revocation may go unnoticed when the key is
 * alive, and for two seconds when it is not. Safe for use by many threads.
 */
@Singleton
public final class ApiKeyCache {
    private static final int MOST = 10_000;
    private static final Duration UNKNOWN_AGE = Duration.ofSeconds(2);

    /** A rotation brings a key's end nearer, and what has ended is refused within this. */
    private static final Duration LONGEST_AGE = Duration.ofSeconds(5);

    private final ApiKeys keys;
    private final LastUse lastUse;
    private final Clock clock;
    private final Drift drift;
    private final Cache<String, Optional<KeyHolder>> known;

    ApiKeyCache(ApiKeys keys, LastUse lastUse, Clock clock, Drift drift, SessionSettings settings, Caches caches) {
        Duration age = settings.staleness().compareTo(LONGEST_AGE) < 0 ? settings.staleness() : LONGEST_AGE;
        this.drift = drift;
        this.keys = keys;
        this.lastUse = lastUse;
        this.clock = clock;
        this.known = caches.counted(
                "api_keys",
                caches.of(MOST)
                        .expireAfter(Expiry.writing(
                                (String hash, Optional<KeyHolder> holder) -> holder.isPresent() ? age : UNKNOWN_AGE)));
    }

    /**
     * The caller that a key speaks for; empty when the key is unknown, expired, revoked or its owner is shut out.
     *
     * @param strict whether the database is asked in any case
     */
    public Optional<Caller> find(String text, boolean strict) {
        KeyText key = new KeyText(text);
        if (!key.isPlausible()) {
            return Optional.empty();
        }
        Optional<KeyHolder> alive =
                holder(key.hash(), strict).filter(holder -> holder.key().isAlive(clock.instant()));
        alive.ifPresent(holder -> lastUse.note(holder.key().id()));
        return alive.map(KeyHolder::caller);
    }

    /** Whether asking for this key would not cost a look into the database. */
    public boolean knows(String text) {
        return known.getIfPresent(new KeyText(text).hash()) != null;
    }

    /** Forgets all keys, because one has just changed here. */
    public void forget() {
        known.invalidateAll();
    }

    private Optional<KeyHolder> holder(String hash, boolean strict) {
        if (!strict) {
            return known.get(hash, this::look);
        }
        return known.asMap().compute(hash, (any, old) -> look(any));
    }

    private Optional<KeyHolder> look(String hash) {
        Instant asked = Clocks.SYSTEM.instant();
        Optional<KeyHolder> holder = keys.holder(hash);
        holder.ifPresent(found -> drift.learn(asked, found.owner().told()));
        return holder;
    }
}
