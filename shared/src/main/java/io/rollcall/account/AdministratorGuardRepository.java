package io.rollcall.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of the one guard. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AdministratorGuardRepository extends GenericRepository<AdministratorGuard, Integer> {
    /** Waits for every other transaction that has taken the guard. */
    @Query("UPDATE administrator_guard SET changes = changes + 1 WHERE id = 1")
    void take();
}
