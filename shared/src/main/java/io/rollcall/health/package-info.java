/** Whether a function can do its work. */
@NullMarked
package io.rollcall.health;

import org.jspecify.annotations.NullMarked;
