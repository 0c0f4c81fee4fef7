package io.rollcall.employees;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.employee.EmployeeQuery;
import io.rollcall.page.PageRequest;
import jakarta.validation.Valid;
import java.util.Optional;

/**
 * The parameters of the list.
 *
 * @param total true to count all that the query finds
 */
@Introspected
record ListParameters(@Valid EmployeeQuery query, @Valid PageRequest page, Optional<Boolean> total) {}
