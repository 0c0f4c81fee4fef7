/** Strict input: JSON as RFC 8259 has it and nothing beside it, and the rules that turn its values into ours. */
@NullMarked
package io.rollcall.json;

import org.jspecify.annotations.NullMarked;
