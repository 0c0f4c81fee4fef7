package io.rollcall.runtime;

/** A package's ahead-of-time cache was made with other files than those beside it. The message is one line that names the first of them. */
public final class BrokenSeal extends RuntimeException {
    BrokenSeal(String message) {
        super(message, null, false, false);
    }
}
