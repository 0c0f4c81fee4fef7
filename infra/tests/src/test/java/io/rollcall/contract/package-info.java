/** The HTTP contract, route by route, kept over every transport. */
@NullMarked
package io.rollcall.contract;

import org.jspecify.annotations.NullMarked;
