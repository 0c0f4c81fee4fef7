package io.rollcall.json;

/** An answer that is a JSON object: it names its members in their order. */
@FunctionalInterface
public non-sealed interface JsonBody extends JsonAnswer {
    void write(JsonMembers json);
}
