package io.rollcall.session;

import io.rollcall.access.Scopes;
import io.rollcall.account.User;
import java.util.UUID;

/** What became of a refresh token that was shown. */
public sealed interface Refresh {
    /** The session goes on. */
    record Renewed(User user, UUID session, Scopes scopes, RefreshToken next) implements Refresh {}

    /** Nothing is known of the token, or its time or its session is over. */
    record Refused() implements Refresh {}

    /** The token had been used before: someone else has it, so its whole session has been ended. */
    record Reused(User user, UUID session) implements Refresh {}
}
