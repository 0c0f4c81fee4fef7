package io.rollcall.local;

/** The server cannot start; the message is one line for the person who started it. */
final class StartException extends RuntimeException {
    StartException(String message) {
        super(message, null, false, false);
    }
}
