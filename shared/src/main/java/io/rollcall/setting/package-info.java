/** What the environment may set: each setting is read once, at the start, and a wrong one stops it with a line that names it. */
@NullMarked
package io.rollcall.setting;

import org.jspecify.annotations.NullMarked;
