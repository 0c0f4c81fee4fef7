/** The borders between packages, read from the compiled classes. */
@NullMarked
package io.rollcall.borders;

import org.jspecify.annotations.NullMarked;
