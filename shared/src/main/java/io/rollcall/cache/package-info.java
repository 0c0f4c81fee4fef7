/** The second level behind the caches of one copy. */
@NullMarked
package io.rollcall.cache;

import org.jspecify.annotations.NullMarked;
