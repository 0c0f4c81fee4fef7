package io.rollcall.login;

/** A sentence for people, and what was granted. */
record AccessMessage(String message, String access) {}
