package io.rollcall.failure;

/**
 * One field that broke a rule.
 *
 * @param field the field's name as the caller wrote it
 * @param message one sentence
 */
public record FieldError(String field, String message) {}
