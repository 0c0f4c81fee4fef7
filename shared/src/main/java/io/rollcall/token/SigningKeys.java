package io.rollcall.token;

import io.rollcall.setting.CheckedAtStart;
import java.util.List;

/**
 * The private keys that the login function holds.
 *
 * @param all at least one; the first signs, the others are only published: the next key before its time, or the last one until its
 *     tokens are dead
 */
public record SigningKeys(List<SigningKey> all) implements CheckedAtStart {
    public SigningKey signing() {
        return all.getFirst();
    }
}
