/** The people who sign in: users, their passwords, and signing in itself. */
@NullMarked
package io.rollcall.account;

import org.jspecify.annotations.NullMarked;
