/** Databases of AWS that ask for a token of IAM in place of a password. Nothing of this is loaded where {@code ROLLCALL_DATABASE_IAM} is not set. */
@NullMarked
package io.rollcall.database.aws;

import org.jspecify.annotations.NullMarked;
