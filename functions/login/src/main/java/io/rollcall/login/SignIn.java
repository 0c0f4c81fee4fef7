package io.rollcall.login;

import io.rollcall.account.User;

/** What became of a name and a password. */
sealed interface SignIn {
    /** They belong together. */
    record Granted(User user, TokenBody tokens) implements SignIn {}

    /** They do not, or the account is unknown, disabled, delayed or locked; the caller is told the same in every case. */
    record Refused() implements SignIn {}

    /** The scope that was asked for is more than the user has. */
    record ScopeRefused() implements SignIn {}
}
