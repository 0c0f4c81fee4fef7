/** Aurora DSQL through AWS's own JDBC connector; on the class path only where a package was built with -Pdsql. */
@NullMarked
package io.rollcall.database.dsql;

import org.jspecify.annotations.NullMarked;
