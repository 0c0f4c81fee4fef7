/** The database's structure and its roles, brought up to date at start on a laptop and at deploy on AWS, never in a function's start. */
@NullMarked
package io.rollcall.migrations;

import org.jspecify.annotations.NullMarked;
