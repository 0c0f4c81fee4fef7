package io.rollcall.input;

import com.fasterxml.jackson.annotation.JsonValue;

/** A constant that has a word of its own in JSON, in queries and in the database. */
public interface Word {
    /** Returns the word. */
    @JsonValue
    String id();
}
