/** How often: one table of rules, counted per client, in this copy or over all of them. */
@NullMarked
package io.rollcall.ratelimit;

import org.jspecify.annotations.NullMarked;
