/** Makes the custom runtime's packages, and tests them. */
@NullMarked
package io.rollcall.runtime;

import org.jspecify.annotations.NullMarked;
