package io.rollcall.admin;

import io.rollcall.audit.AuditQuery;
import io.rollcall.audit.AuditRecord;
import io.rollcall.audit.AuditTrail;
import io.rollcall.database.Database;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;

/** What administrators may see of the trail; nobody may change it. */
@Singleton
final class AuditService {
    private final Database database;
    private final AuditTrail trail;

    AuditService(Database database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    Page<AuditRecord> page(AuditQuery query, PageRequest request) {
        return database.run(sql -> trail.page(sql, query, request));
    }
}
