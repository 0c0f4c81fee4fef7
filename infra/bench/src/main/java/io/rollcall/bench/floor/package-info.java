/** The floor: the same job by hand, without a framework and without the contract's rules. */
@NullMarked
package io.rollcall.bench.floor;

import org.jspecify.annotations.NullMarked;
