package io.rollcall.apikey;

import io.rollcall.database.DatabaseFailures;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API keys that there are. Thread-safe. */
@Singleton
public final class ApiKeys {
    /** Tells the list of keys from every other, for its cursors. */
    public static final String LIST = "api-keys";

    private final ApiKeyRepository repository;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;

    ApiKeys(ApiKeyRepository repository, Ids ids, Clock clock, SecureRandom random) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A key and the text that its holder keeps.
     *
     * @param text known only now
     */
    public record Made(ApiKey key, KeyText text) {}

    /**
     * Adds a key.
     *
     * @param brought the text, where the key existed before this directory did; else a new one is drawn
     * @throws KeyTaken when another key has that text
     */
    public Made add(KeyDraft draft, Optional<KeyText> brought) {
        KeyText text = brought.orElseGet(() -> KeyText.next(random));
        ApiKey key = new ApiKey(
                ids.next(),
                draft.name(),
                draft.owner(),
                text.hash(),
                text.prefix(),
                draft.role(),
                draft.scopes(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                draft.expiresAt().orElse(null),
                null,
                null);
        try {
            repository.save(key);
        } catch (RuntimeException failed) {
            if (DatabaseFailures.uniqueConstraint(failed).isPresent()) {
                throw new KeyTaken();
            }
            throw failed;
        }
        return new Made(key, text);
    }

    /** Returns a key that was not revoked; nobody else changes it before the transaction ends. */
    public Optional<ApiKey> lock(UUID id) {
        return repository.findByIdAndRevokedAtIsNullForUpdate(id);
    }

    /** Ends a key at a time, or earlier where it would have ended earlier. */
    public void expire(UUID id, Instant end) {
        repository.expire(id, end);
    }

    /** Revokes a key; returns false where there is none to revoke. */
    public boolean revoke(UUID id) {
        return repository.revoke(id, clock.instant()) > 0;
    }

    /** Revokes all of a user's keys, and returns their ids. */
    public List<UUID> revokeAll(UUID owner) {
        return repository.revokeAll(owner, clock.instant());
    }

    /** Returns the keys that were not revoked, in the order in which they were made. */
    public Page<ApiKey> page(PageRequest request) {
        UUID after = request.after(LIST).map(Cursor::id).orElse(new UUID(0, 0));
        return Page.of(
                repository.findByIdGreaterThanAndRevokedAtIsNullOrderById(after, request.limitOfOneMore()),
                request.most(),
                key -> new Cursor("", key.id().toString()));
    }

    Optional<KeyHolder> holder(String hash) {
        return repository
                .findByHashAndRevokedAtIsNull(hash)
                .flatMap(key -> repository.findOwner(key.userId()).map(owner -> new KeyHolder(key, owner)));
    }

    void use(UUID id) {
        repository.use(id, clock.instant());
    }
}
