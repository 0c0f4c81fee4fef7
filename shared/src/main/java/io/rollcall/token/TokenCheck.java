package io.rollcall.token;

/** What became of a token that was checked. */
public sealed interface TokenCheck {
    /** Signed by us, for us, and in its time. */
    record Valid(AccessToken token) implements TokenCheck {}

    /** Signed by us and for us, but past its time. */
    record Expired() implements TokenCheck {}

    /** Anything else. Why is nobody's business. */
    record Invalid() implements TokenCheck {}
}
