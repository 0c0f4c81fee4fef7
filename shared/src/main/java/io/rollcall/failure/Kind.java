package io.rollcall.failure;

/** Every way in which a request can fail, once. {@code http} gives each its status and its words. */
public enum Kind {
    BAD_REQUEST,
    UNAUTHORIZED,
    INVALID_TOKEN,
    TOKEN_EXPIRED,
    INVALID_API_KEY,
    INVALID_CREDENTIALS,
    ACCESS_DENIED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    CONFLICT,
    PRECONDITION_FAILED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    PRECONDITION_REQUIRED,
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE;

    /** Whether a credential was shown and is not good. */
    public boolean isRefusedCredential() {
        return switch (this) {
            case UNAUTHORIZED, INVALID_TOKEN, TOKEN_EXPIRED, INVALID_API_KEY -> true;
            default -> false;
        };
    }
}
