package io.rollcall.token;

import io.rollcall.database.Database;
import io.rollcall.database.Row;
import io.rollcall.database.Sql;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of public keys, read through a cache: an unknown id reads the table again, but not more than once in {@link #BRAKE}, so
 * that a flood of made-up ids costs next to nothing. A retired key is refused once the cache is {@link #AGE} old. Safe for use by many
 * threads.
 */
@Singleton
public final class StoredKeys implements PublicKeys {
    static final Duration AGE = Duration.ofSeconds(60);
    static final Duration BRAKE = Duration.ofSeconds(2);

    private final Database database;
    private final Clock clock;
    private volatile Snapshot known = new Snapshot(Map.of(), Instant.EPOCH);

    StoredKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<PublicKey> find(String kid) {
        Instant now = clock.instant();
        Snapshot snapshot = known;
        boolean old = now.isAfter(snapshot.readAt.plus(AGE));
        boolean missing = !snapshot.keys.containsKey(kid) && now.isAfter(snapshot.readAt.plus(BRAKE));
        if (old || missing) {
            snapshot = read(now);
        }
        return Optional.ofNullable(snapshot.keys.get(kid));
    }

    /** The keys that are published now, oldest first. */
    public List<PublicJwk> published(Sql sql) throws SQLException {
        return sql.list(
                "SELECT kid, n, e FROM signing_keys WHERE retired_at IS NULL OR retired_at > ? ORDER BY published_at, kid",
                StoredKeys::jwk,
                clock.instant());
    }

    /** Publishes a key; publishing it again changes nothing. */
    public void publish(Sql sql, PublicJwk key) throws SQLException {
        sql.update(
                "INSERT INTO signing_keys (kid, n, e, published_at) VALUES (?, ?, ?, ?) ON CONFLICT (kid) DO NOTHING",
                key.kid(),
                key.n(),
                key.e(),
                clock.instant());
        known = new Snapshot(Map.of(), Instant.EPOCH);
    }

    /** All keys, the retired ones too, oldest first. */
    public List<PublishedKeyState> states(Sql sql) throws SQLException {
        return sql.list(
                "SELECT kid, published_at, retired_at FROM signing_keys ORDER BY published_at, kid",
                row -> new PublishedKeyState(row.text("kid"), row.time("published_at"), row.maybeTime("retired_at")));
    }

    /** Retires a key from a time on. */
    public void retire(Sql sql, String kid, Instant from) throws SQLException {
        sql.update("UPDATE signing_keys SET retired_at = ? WHERE kid = ?", from, kid);
        known = new Snapshot(Map.of(), Instant.EPOCH);
    }

    private Snapshot read(Instant now) {
        Map<String, PublicKey> keys = database.run(this::published).stream()
                .collect(Collectors.toUnmodifiableMap(PublicJwk::kid, StoredKeys::key));
        Snapshot snapshot = new Snapshot(keys, now);
        known = snapshot;
        return snapshot;
    }

    private static PublicJwk jwk(Row row) throws SQLException {
        PublicJwk key = PublicJwk.of(row.text("n"), row.text("e"));
        if (!key.kid().equals(row.text("kid"))) {
            throw new IllegalStateException("A signing key in the database does not match its id");
        }
        return key;
    }

    private static PublicKey key(PublicJwk jwk) {
        try {
            return jwk.key();
        } catch (GeneralSecurityException weak) {
            throw new IllegalStateException("The signing key " + jwk.kid() + " in the database is unusable", weak);
        }
    }

    private record Snapshot(Map<String, PublicKey> keys, Instant readAt) {}
}
