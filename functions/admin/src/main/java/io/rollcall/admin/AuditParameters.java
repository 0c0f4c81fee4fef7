package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.audit.AuditQuery;
import io.rollcall.page.PageRequest;
import jakarta.validation.Valid;

/** The parameters of the trail. */
@Introspected
record AuditParameters(@Valid AuditQuery query, @Valid PageRequest page) {}
