/** The whole directory, running for the tests: the server on Netty and the three functions, on one database. */
@NullMarked
package io.rollcall.directory;

import org.jspecify.annotations.NullMarked;
