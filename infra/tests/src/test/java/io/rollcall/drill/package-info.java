/** What the directory does while its database fails: drills over a proxy that has the network fail on request. */
@NullMarked
package io.rollcall.drill;

import org.jspecify.annotations.NullMarked;
