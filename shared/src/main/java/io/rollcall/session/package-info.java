/** One sign-in and all that grew from it; ending a session ends its tokens. */
@NullMarked
package io.rollcall.session;

import org.jspecify.annotations.NullMarked;
