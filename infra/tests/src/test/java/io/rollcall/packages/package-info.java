/** What ships: with {@code -Ppackaged}. */
@NullMarked
package io.rollcall.packages;

import org.jspecify.annotations.NullMarked;
