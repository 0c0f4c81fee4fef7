/** What one running copy remembers: how much, for how long, and how often it asks. */
@NullMarked
package io.rollcall.memory;

import org.jspecify.annotations.NullMarked;
