package io.rollcall.audit;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import java.util.List;
import java.util.UUID;

/** The table of the trail, to which every function only adds. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRecord, UUID>, JpaSpecificationExecutor<AuditRecord> {
    void save(AuditRecord row);

    void saveAll(List<AuditRecord> rows);
}
