/** Several running copies at once, as a fleet has them. */
@NullMarked
package io.rollcall.fleet;

import org.jspecify.annotations.NullMarked;
