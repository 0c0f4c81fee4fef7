/**
 * The migrate function: at each deploy it brings the database up to date, gives the other functions' roles their way in, makes the signing key
 * and the first administrator where there is none yet; by hand it changes the signing key. It alone connects as the owner of the tables.
 */
@NullMarked
package io.rollcall.migrate;

import org.jspecify.annotations.NullMarked;
