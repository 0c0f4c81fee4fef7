/** What the database itself allows, apart from all code. */
@NullMarked
package io.rollcall.database;

import org.jspecify.annotations.NullMarked;
