package io.rollcall.json;

/** What is answered as JSON. */
public sealed interface JsonAnswer permits JsonBody, JsonArray {}
