/** Many employees at once, in and out: CSV (RFC 4180) and NDJSON. */
@NullMarked
package io.rollcall.employees.transfer;

import org.jspecify.annotations.NullMarked;
