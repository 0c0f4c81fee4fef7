package io.rollcall.aws;

/** There are no AWS credentials in the environment, or they cannot be fetched from where it says. */
public final class NoCredentials extends RuntimeException {
    NoCredentials() {
        super("there are no AWS credentials", null, false, false);
    }
}
