package io.rollcall.employees;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.employee.EmployeeNumber;
import io.rollcall.employee.Precondition;
import io.rollcall.employee.Preconditions;
import io.rollcall.http.Exchange;
import io.rollcall.http.MediaTypes;
import io.rollcall.http.Problems;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.input.QueryParameters;
import io.rollcall.page.PageResponses;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.RouteTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of the directory. */
@Controller("/employees")
final class EmployeeController {
    private static final String CACHEABLE = "private, no-cache";

    private final EmployeeService employees;
    private final Idempotency idempotency;
    private final PageResponses pages;
    private final Preconditions preconditions;

    EmployeeController(
            EmployeeService employees, Idempotency idempotency, PageResponses pages, Preconditions preconditions) {
        this.employees = employees;
        this.idempotency = idempotency;
        this.pages = pages;
        this.preconditions = preconditions;
    }

    @Get
    @Secured("employees:read")
    @Limited(LimitRule.EMPLOYEES_READ)
    HttpResponse<List<Employee>> list(HttpRequest<?> request, @QueryParameters ListParameters parameters) {
        EmployeeService.Listed listed = employees.list(parameters);
        MutableHttpResponse<List<Employee>> response =
                pages.of(request, listed.page(), parameters.query().list());
        listed.total().ifPresent(total -> response.header("X-Total-Count", String.valueOf(total)));
        return response.header(HttpHeaders.CACHE_CONTROL, CACHEABLE);
    }

    @Get("/{emp_id" + RouteTable.SEGMENT + "}")
    @Secured("employees:read")
    @Limited(LimitRule.EMPLOYEES_READ)
    HttpResponse<Employee> get(
            @PathVariable("emp_id") EmployeeNumber empId,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Optional<Precondition> seen = Precondition.parse(ifNoneMatch);
        Employee employee = employees.get(empId.value());
        boolean unchanged = seen.isPresent() && seen.get().matchesWeakly(employee.entityTag());
        MutableHttpResponse<Employee> response =
                unchanged ? HttpResponse.status(HttpStatus.NOT_MODIFIED) : HttpResponse.ok(employee);
        return tagged(response, employee).header(HttpHeaders.CACHE_CONTROL, CACHEABLE);
    }

    @Post
    @Secured("employees:write")
    @Limited(LimitRule.EMPLOYEES_WRITE)
    HttpResponse<Employee> create(
            @Body EmployeeFields fields,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        Optional<IdempotencyKey> key = idempotency.key(idempotencyKey, caller, "POST /employees", fields);
        Employee employee = employees.create(fields, key, Actor.of(caller, exchange));
        return tagged(HttpResponse.created(employee), employee)
                .header(HttpHeaders.LOCATION, exchange.path("/employees/" + employee.empId()));
    }

    @Patch("/{emp_id" + RouteTable.SEGMENT + "}")
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    @Secured("employees:write")
    @Limited(LimitRule.EMPLOYEES_WRITE)
    HttpResponse<Employee> change(
            @PathVariable("emp_id") EmployeeNumber empId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body io.rollcall.input.Patch<EmployeeFields> patch,
            Caller caller,
            Exchange exchange) {
        Employee employee =
                employees.change(empId.value(), patch, preconditions.ifMatch(ifMatch), Actor.of(caller, exchange));
        return tagged(HttpResponse.ok(employee), employee);
    }

    @Delete("/{emp_id" + RouteTable.SEGMENT + "}")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Secured("employees:write")
    @Limited(LimitRule.EMPLOYEES_WRITE)
    void delete(
            @PathVariable("emp_id") EmployeeNumber empId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Caller caller,
            Exchange exchange) {
        employees.delete(empId.value(), preconditions.ifMatch(ifMatch), Actor.of(caller, exchange));
    }

    private static MutableHttpResponse<Employee> tagged(MutableHttpResponse<Employee> response, Employee employee) {
        return response.header(HttpHeaders.ETAG, employee.entityTag().toString());
    }
}
