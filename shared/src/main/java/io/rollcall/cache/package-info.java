/** Where every cache of one copy begins, and the second level behind them. */
@NullMarked
package io.rollcall.cache;

import org.jspecify.annotations.NullMarked;
