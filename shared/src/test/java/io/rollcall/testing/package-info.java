/** Fixtures that every module's tests share: a real PostgreSQL, and requests that reach a function as its gateway would send them. */
@NullMarked
package io.rollcall.testing;

import org.jspecify.annotations.NullMarked;
