/** Credentials for programs. */
@NullMarked
package io.rollcall.apikey;

import org.jspecify.annotations.NullMarked;
