/** Access tokens: JWTs of RFC 9068, signed with RS256, and the public keys that check them. */
@NullMarked
package io.rollcall.token;

import org.jspecify.annotations.NullMarked;
