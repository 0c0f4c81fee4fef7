package io.rollcall.secret;

/** A secret cannot be read or written. The message says why in a few words and holds nothing of a secret. */
public final class SecretException extends RuntimeException {
    SecretException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
