/** All three functions in one process on this machine, over a PostgreSQL of their own. */
@NullMarked
package io.rollcall.local;

import org.jspecify.annotations.NullMarked;
