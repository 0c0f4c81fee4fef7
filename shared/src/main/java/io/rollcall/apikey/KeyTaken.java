package io.rollcall.apikey;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** A key that was brought along is here already. */
public final class KeyTaken extends Failure {
    KeyTaken() {
        super(Kind.CONFLICT, "That API key already exists");
    }
}
