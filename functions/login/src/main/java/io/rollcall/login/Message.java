package io.rollcall.login;

import io.micronaut.serde.annotation.Serdeable;

/** A sentence for people. */
@Serdeable
record Message(String message) {}
