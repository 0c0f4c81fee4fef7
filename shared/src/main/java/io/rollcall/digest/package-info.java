/** The one digest that all features use: to keep what must not be readable, and to tell one text from another. */
@NullMarked
package io.rollcall.digest;

import org.jspecify.annotations.NullMarked;
