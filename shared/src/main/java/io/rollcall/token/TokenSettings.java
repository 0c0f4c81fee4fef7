package io.rollcall.token;

import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import java.time.Duration;

/**
 * What signer and checker have to agree on.
 *
 * @param issuer {@code iss}, also the issuer of the metadata of RFC 8414
 * @param lifetime how long an access token lives
 */
public record TokenSettings(String issuer, Duration lifetime) implements CheckedAtStart {
    /** {@code aud} of every token. */
    public static final String AUDIENCE = "rollcall";

    /** {@code typ} of every token (RFC 9068, section 2.1). */
    public static final String TYPE = "at+jwt";

    /** The signature algorithm, the only one. */
    public static final String ALGORITHM = "RS256";

    /** How far ahead of ours the clock of the copy that signed may be; a token's end knows no such leeway. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    private static final int DEFAULT_MINUTES = 10;
    private static final int MOST_MINUTES = 60;

    /** Reads {@code ROLLCALL_ISSUER} and {@code ACCESS_TOKEN_EXPIRE_MINUTES}. */
    public static TokenSettings from(Settings settings) {
        int minutes = settings.integer("ACCESS_TOKEN_EXPIRE_MINUTES", DEFAULT_MINUTES, 1, MOST_MINUTES);
        return new TokenSettings(
                settings.text("ROLLCALL_ISSUER").orElse("http://localhost:8080"), Duration.ofMinutes(minutes));
    }
}
