package io.rollcall.idempotency;

import io.rollcall.access.Caller;
import io.rollcall.failure.BadRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client's name for one write (draft-ietf-httpapi-idempotency-key-header). Keys of different principals and of different routes are
 * apart.
 *
 * @param principal who writes
 * @param route what kind of write
 * @param key hashed, so that its length does not matter
 * @param request what is written, hashed, so that another write under the same key is noticed
 */
public record IdempotencyKey(String principal, String route, String key, String request) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,254}");

    /**
     * Reads the header.
     *
     * @param request anything whose text tells this write from another
     * @throws BadRequest when the header is not 1 to 255 printable ASCII characters
     */
    public static Optional<IdempotencyKey> of(@Nullable String header, Caller caller, String route, Object request) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        if (!FORM.matcher(text).matches()) {
            throw new BadRequest("Idempotency-Key must be 1 to 255 printable ASCII characters");
        }
        return Optional.of(new IdempotencyKey(caller.principal(), route, hash(text), hash(request.toString())));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
