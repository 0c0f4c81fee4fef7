/** What starts a function in the custom runtime: a check that its ahead-of-time cache fits, then AWS's own runtime interface client. */
@NullMarked
package io.rollcall.runtime;

import org.jspecify.annotations.NullMarked;
