package io.rollcall.login;

/** A sentence for people. */
record Message(String message) {}
