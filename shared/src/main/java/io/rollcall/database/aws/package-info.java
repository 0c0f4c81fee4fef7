/**
 * The choice between a password and a token of AWS IAM, and the connectors for databases of AWS that take one. Where {@code ROLLCALL_DATABASE_IAM} is
 * not set, no class of AWS is loaded.
 */
@NullMarked
package io.rollcall.database.aws;

import org.jspecify.annotations.NullMarked;
