/** The way to PostgreSQL: connections, transactions, and what a failed statement means. */
@NullMarked
package io.rollcall.database;

import org.jspecify.annotations.NullMarked;
