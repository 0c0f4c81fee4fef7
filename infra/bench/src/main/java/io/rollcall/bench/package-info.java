/** Measures what README and GOALS speak of; nothing here is part of the directory. */
@NullMarked
package io.rollcall.bench;

import org.jspecify.annotations.NullMarked;
