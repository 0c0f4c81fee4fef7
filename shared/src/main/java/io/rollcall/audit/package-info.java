/** Who did what, and when. */
@NullMarked
package io.rollcall.audit;

import org.jspecify.annotations.NullMarked;
