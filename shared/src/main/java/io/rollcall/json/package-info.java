/**
 * Strict input: JSON as RFC 8259 has it and nothing beside it, and the rules that turn its values into ours. And plain output: an answer names its
 * members itself, so that no machinery has to be started for the first one (infra/decisions, 0007).
 */
@NullMarked
package io.rollcall.json;

import org.jspecify.annotations.NullMarked;
