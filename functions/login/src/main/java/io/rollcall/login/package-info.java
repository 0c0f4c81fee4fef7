/** The login function: who you are. */
@NullMarked
package io.rollcall.login;

import org.jspecify.annotations.NullMarked;
