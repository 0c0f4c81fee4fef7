package io.rollcall.login;

import io.micronaut.serde.annotation.Serdeable;

/** A sentence for people, and what was granted. */
@Serdeable
record AccessMessage(String message, String access) {}
