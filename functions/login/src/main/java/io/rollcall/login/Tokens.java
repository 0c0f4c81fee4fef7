package io.rollcall.login;

import io.micronaut.security.token.generator.TokenGenerator;
import io.rollcall.access.Scopes;
import io.rollcall.session.Refresh;
import io.rollcall.time.Ids;
import io.rollcall.token.AccessToken;
import io.rollcall.token.TokenSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Makes the tokens of a session that has begun or goes on. */
@Singleton
final class Tokens {
    private final TokenGenerator generator;
    private final PublishedKeys keys;
    private final TokenSettings settings;
    private final Ids ids;
    private final Clock clock;

    Tokens(TokenGenerator generator, PublishedKeys keys, TokenSettings settings, Ids ids, Clock clock) {
        this.generator = generator;
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
                generator.generateToken(token.claims(settings.issuer())).orElseThrow(),
                "bearer",
                settings.lifetime().toSeconds(),
                session.next().text(),
                scopes.text());
    }
}
