package io.rollcall.idempotency;

import io.rollcall.access.Caller;
import io.rollcall.digest.Sha256;
import io.rollcall.failure.BadRequest;
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
 * @param envelope for what is kept
 */
public record IdempotencyKey(String principal, String route, String key, String request, Envelope envelope) {
    /** The least length where the answer holds a secret, for which the key then stands: a random UUID has 36 characters. */
    static final int SECRET = 32;

    private static final int MOST = 255;
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");

    /**
     * Reads the header.
     *
     * @param request a text that tells this write from another
     * @throws BadRequest when the header is not that many to 255 printable ASCII characters
     */
    static Optional<IdempotencyKey> of(
            @Nullable String header, int least, Caller caller, String route, String request) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        if (text.length() < least || text.length() > MOST || !FORM.matcher(text).matches()) {
            throw new BadRequest("Idempotency-Key must be " + least + " to " + MOST + " printable ASCII characters");
        }
        Envelope envelope = new Envelope(text, caller.principal() + " " + route);
        return Optional.of(
                new IdempotencyKey(caller.principal(), route, Sha256.hex(text), Sha256.hex(request), envelope));
    }

    /** The same key for a request of which more is known. */
    public IdempotencyKey with(String more) {
        return new IdempotencyKey(principal, route, key, Sha256.hex(request + " " + more), envelope);
    }
}
