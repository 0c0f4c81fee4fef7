/** Measures what infra/bench/README.md shows; nothing here is part of the directory. */
@NullMarked
package io.rollcall.bench;

import org.jspecify.annotations.NullMarked;
