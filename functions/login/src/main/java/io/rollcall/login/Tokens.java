package io.rollcall.login;

import io.rollcall.access.Scopes;
import io.rollcall.session.Refresh;
import io.rollcall.time.Ids;
import io.rollcall.token.AccessToken;
import io.rollcall.token.AccessTokenSigner;
import io.rollcall.token.TokenSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Makes the tokens of a session that has begun or goes on. */
@Singleton
final class Tokens {
    private final AccessTokenSigner signer;
    private final PublishedKeys keys;
    private final TokenSettings settings;
    private final Ids ids;
    private final Clock clock;

    Tokens(AccessTokenSigner signer, PublishedKeys keys, TokenSettings settings, Ids ids, Clock clock) {
        this.signer = signer;
        this.keys = keys;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Has to be called before the transaction whose session gets tokens. */
    void prepare() {
        keys.ensure();
    }

    TokenBody body(Refresh.Renewed session) {
        return body(session, session.scopes());
    }

    /** The same with fewer scopes; the role may have lost some since the session began. */
    TokenBody body(Refresh.Renewed session, Scopes narrowed) {
        Scopes scopes = session.user().role().permissions().narrowedTo(narrowed);
        Instant now = clock.instant();
        AccessToken token = new AccessToken(
                session.user().id(),
                session.session(),
                ids.next(),
                session.user().role(),
                scopes,
                now,
                now.plus(settings.lifetime()));
        return new TokenBody(
                signer.sign(token),
                "bearer",
                settings.lifetime().toSeconds(),
                session.next().text(),
                scopes.text());
    }
}
