package io.rollcall.migrate;

import io.rollcall.secret.Secrets;
import io.rollcall.setting.Settings;
import io.rollcall.time.Ids;
import io.rollcall.token.SigningKey;
import io.rollcall.token.SigningKeyRow;
import io.rollcall.token.StoredKeys;
import io.rollcall.token.TokenSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Changes the key that signs, while tokens are being signed and checked: the new key stands behind the old one and is published; once every
 * copy knows it, it stands first; the old one retires when its last token is dead. A run that was stopped is taken up by the next.
 */
final class SigningKeyRotation {
    /** After so long every copy knows a key that has been published: caches of public keys are a minute old at most. */
    static final Duration SPREAD = Duration.ofSeconds(65);

    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Settings environment;
    private final Duration spread;

    SigningKeyRotation(Settings environment, Duration spread) {
        this.environment = environment;
        this.spread = spread;
    }

    /** Which key signs now, which one does no longer, and until when its tokens are taken. */
    Map<String, String> run() {
        try (Owner owner = Owner.of(environment)) {
            StoredKeys stored = owner.bean(StoredKeys.class);
            KeySecret secret = new KeySecret(environment, owner.bean(Ids.class));
            String old = secret.blocks().getFirst();
            String next = waiting(secret, stored.all());
            secret.write(List.of(old, next));
            SigningKey oldKey = KeySecret.parse(old).getFirst();
            SigningKey nextKey = KeySecret.parse(next).getFirst();
            stored.publish(oldKey.publicKey());
            stored.publish(nextKey.publicKey());
            await();
            secret.write(List.of(next, old));
            Instant end = owner.bean(Clock.class).instant().plus(lastTokenOfTheOld(owner.settings()));
            stored.retire(oldKey.publicKey().kid(), end);
            return Map.of(
                    "SigningKey", nextKey.publicKey().kid(),
                    "RetiredKey", oldKey.publicKey().kid(),
                    "RetiredAt", end.toString());
        }
    }

    /** A key that stands behind the first and was never retired waits since a run that was stopped; else a new one is made. */
    private static String waiting(KeySecret secret, List<SigningKeyRow> states) {
        List<String> blocks = secret.blocks();
        if (blocks.size() > 1) {
            String kid = KeySecret.parse(blocks.get(1)).getFirst().publicKey().kid();
            if (states.stream().noneMatch(state -> state.kid().equals(kid) && state.retiredAt() != null)) {
                return blocks.get(1);
            }
        }
        return KeySecret.generate();
    }

    /** A copy of the login function signs with the old key until it reads the secret again. */
    private static Duration lastTokenOfTheOld(Settings settings) {
        return Secrets.age(settings)
                .plus(TokenSettings.from(settings).lifetime())
                .plus(SKEW);
    }

    private void await() {
        try {
            Thread.sleep(spread);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("The rotation was stopped; the next run takes it up");
        }
    }
}
