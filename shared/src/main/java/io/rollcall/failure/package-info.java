/** What may go wrong by the rules of the directory. A failure knows its kind and what to tell the caller, and nothing of HTTP. */
@NullMarked
package io.rollcall.failure;

import org.jspecify.annotations.NullMarked;
