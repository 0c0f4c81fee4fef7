/** The gate that every request passes, on every transport: find the route, count it, learn who calls, refuse or let through. */
@NullMarked
package io.rollcall.gate;

import org.jspecify.annotations.NullMarked;
