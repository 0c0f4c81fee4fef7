package io.rollcall.account;

import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.LimitsFactor;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Counts attempts to sign in, per account and per address, in the database and by its clock, so that the count holds over every running
 * copy. An attempt is counted before its password is looked at and taken back when it was right, so that many at once are counted, too.
 * Beyond a threshold each further attempt has to wait twice as long as the last, up to {@value #LONGEST_DELAY} seconds; an attempt
 * that comes too early is refused without a look and without being counted. Beyond the cap an account is locked for a day after the
 * last attempt, or until an administrator unlocks it. An IPv6 address counts by its first 64 bits. Names that do not exist are counted like those that do.
 */
@Singleton
public final class SignInGuard implements CheckedAtStart {
    static final int LONGEST_DELAY = 900;
    private static final int ACCOUNT_THRESHOLD = 5;
    private static final int ADDRESS_THRESHOLD = 20;
    private static final int NO_CAP = Integer.MAX_VALUE;
    private static final String ACCOUNT = "account";
    private static final String ADDRESS = "address";

    private final int factor;
    private final int cap;

    private final SignInFailureRepository failures;
    private final KnownAddressRepository addresses;

    SignInGuard(Settings settings, SignInFailureRepository failures, KnownAddressRepository addresses) {
        this.failures = failures;
        this.addresses = addresses;
        this.factor = (int) Math.ceil(LimitsFactor.from(settings));
        this.cap = Math.multiplyExact(settings.integer("ROLLCALL_LOCKOUT_ATTEMPTS", 100, 10, 1000), factor);
    }

    /**
     * Counts an attempt.
     *
     * @param known whether the user has signed in from this address before: then there is no delay and the address is not counted, but
     *     the cap holds
     * @return whether the password may be looked at
     */
    public boolean admit(String username, String address, boolean known) {
        return (known || count(ADDRESS, ClientAddress.subscriber(address), ADDRESS_THRESHOLD * factor, NO_CAP))
                && count(ACCOUNT, Usernames.key(username), known ? NO_CAP : ACCOUNT_THRESHOLD * factor, cap);
    }

    /**
     * Takes a right attempt back and remembers from where it came.
     *
     * @param known as it was when the attempt was admitted
     */
    public void succeeded(User user, String address, boolean known) {
        unlock(user);
        if (!known) {
            failures.takeBack(ClientAddress.subscriber(address));
        }
        addresses.see(user.id(), ClientAddress.subscriber(address));
    }

    /** Returns true if the user has signed in from this address before. */
    public boolean isKnown(UUID user, String address) {
        return addresses.count(user, ClientAddress.subscriber(address)) > 0;
    }

    /** Forgets an account's failures. */
    public void unlock(User user) {
        failures.forget(user.usernameKey());
    }

    /** Locks an account as if the cap had been reached just now. */
    public void lock(User user) {
        failures.lock(user.usernameKey(), cap);
    }

    private boolean count(String kind, String key, int threshold, int most) {
        return failures.count(kind, key, most, threshold, LONGEST_DELAY) != null;
    }
}
