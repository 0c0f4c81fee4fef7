/** Lists in parts: cursors whose cost does not grow with depth, and what the lists of the admin function have in common. */
@NullMarked
package io.rollcall.page;

import org.jspecify.annotations.NullMarked;
