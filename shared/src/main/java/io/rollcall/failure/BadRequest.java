package io.rollcall.failure;

/** The request cannot be read as what it claims to be. */
public final class BadRequest extends Failure {
    /** @param message what is wrong, and where */
    public BadRequest(String message) {
        super(Kind.BAD_REQUEST, message);
    }
}
