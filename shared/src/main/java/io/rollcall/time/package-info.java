/** The two things that make every run differ: the clock, and randomness. */
@NullMarked
package io.rollcall.time;

import org.jspecify.annotations.NullMarked;
