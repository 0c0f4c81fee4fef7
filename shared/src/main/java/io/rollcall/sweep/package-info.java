/** Takes away rows that say nothing any more, behind the writes that leave them. */
@NullMarked
package io.rollcall.sweep;

import org.jspecify.annotations.NullMarked;
