package io.rollcall.access;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** The caller is unknown, or may not do this. */
public final class Refused extends Failure {
    static final String NOT_VALIDATED = "Could not validate credentials";

    /** @param message what is missing, for the caller */
    public Refused(Kind kind, String message) {
        super(kind, message);
    }

    public static Refused unauthorized() {
        return new Refused(Kind.UNAUTHORIZED, NOT_VALIDATED);
    }

    static Refused missing(Permission permission) {
        return new Refused(Kind.ACCESS_DENIED, "The permission '" + permission.scope() + "' is needed");
    }

    public static Refused invalidToken() {
        return new Refused(Kind.INVALID_TOKEN, NOT_VALIDATED);
    }

    public static Refused expiredToken() {
        return new Refused(Kind.TOKEN_EXPIRED, NOT_VALIDATED);
    }

    public static Refused invalidApiKey() {
        return new Refused(Kind.INVALID_API_KEY, NOT_VALIDATED);
    }
}
