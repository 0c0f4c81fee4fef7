package io.rollcall.employees.transfer;

/** What an import did, or with {@code dry_run} would have done. */
record ImportResult(long created, long updated, long unchanged, boolean dryRun) {}
