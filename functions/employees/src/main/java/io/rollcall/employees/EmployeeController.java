package io.rollcall.employees;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeBody;
import io.rollcall.employee.EmployeeDraft;
import io.rollcall.employee.EmployeeJson;
import io.rollcall.employee.Precondition;
import io.rollcall.employee.Preconditions;
import io.rollcall.gate.RouteTable;
import io.rollcall.http.Exchange;
import io.rollcall.http.MediaTypes;
import io.rollcall.http.Problems;
import io.rollcall.http.Query;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.json.JsonArray;
import io.rollcall.json.JsonObject;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of the directory. */
@Controller("/employees")
final class EmployeeController {
    private static final String CACHEABLE = "private, no-cache";

    private final EmployeeService employees;
    private final EmployeeRequests requests;
    private final Preconditions preconditions;

    EmployeeController(EmployeeService employees, EmployeeRequests requests, Preconditions preconditions) {
        this.employees = employees;
        this.requests = requests;
        this.preconditions = preconditions;
    }

    @Get
    @Allows(Access.EMPLOYEES_READ)
    @Limited(LimitRule.EMPLOYEES_READ)
    HttpResponse<JsonArray> list(Query parameters, Exchange exchange) {
        ListRequest request = ListRequest.from(parameters);
        EmployeeService.Listed listed = employees.list(request);
        MutableHttpResponse<JsonArray> response = HttpResponse.ok(
                        JsonArray.of(listed.page().items(), EmployeeBody::of))
                .header(HttpHeaders.CACHE_CONTROL, CACHEABLE);
        listed.total().ifPresent(total -> response.header("X-Total-Count", String.valueOf(total)));
        listed.page()
                .next()
                .ifPresent(next -> response.header(
                        HttpHeaders.LINK,
                        exchange.next(
                                "/employees",
                                parameters.next(next.text(request.query().list())))));
        return response;
    }

    @Get("/{emp_id" + RouteTable.SEGMENT + "}")
    @Allows(Access.EMPLOYEES_READ)
    @Limited(LimitRule.EMPLOYEES_READ)
    HttpResponse<EmployeeBody> get(
            @PathVariable("emp_id") String empId, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        long number = EmployeePath.number(empId);
        Optional<Precondition> seen = Precondition.parse(ifNoneMatch);
        Employee employee = employees.get(number);
        boolean unchanged = seen.isPresent() && seen.get().matchesWeakly(employee.entityTag());
        MutableHttpResponse<EmployeeBody> response =
                unchanged ? HttpResponse.status(HttpStatus.NOT_MODIFIED) : HttpResponse.ok(EmployeeBody.of(employee));
        return tagged(response, employee).header(HttpHeaders.CACHE_CONTROL, CACHEABLE);
    }

    @Post
    @Allows(Access.EMPLOYEES_WRITE)
    @Limited(LimitRule.EMPLOYEES_WRITE)
    HttpResponse<EmployeeBody> create(
            JsonObject body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        EmployeeDraft draft = requests.draft(body);
        Optional<IdempotencyKey> key =
                IdempotencyKey.of(idempotencyKey, caller, "POST /employees", EmployeeJson.draft(draft));
        Employee employee = employees.create(draft, key, Actor.of(caller, exchange));
        return tagged(HttpResponse.created(EmployeeBody.of(employee)), employee)
                .header(HttpHeaders.LOCATION, exchange.path("/employees/" + employee.empId()));
    }

    @Patch("/{emp_id" + RouteTable.SEGMENT + "}")
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    @Allows(Access.EMPLOYEES_WRITE)
    @Limited(LimitRule.EMPLOYEES_WRITE)
    HttpResponse<EmployeeBody> change(
            @PathVariable("emp_id") String empId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            JsonObject body,
            Caller caller,
            Exchange exchange) {
        Employee employee = employees.change(
                EmployeePath.number(empId),
                requests.change(body),
                preconditions.ifMatch(ifMatch),
                Actor.of(caller, exchange));
        return tagged(HttpResponse.ok(EmployeeBody.of(employee)), employee);
    }

    @Delete("/{emp_id" + RouteTable.SEGMENT + "}")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Allows(Access.EMPLOYEES_WRITE)
    @Limited(LimitRule.EMPLOYEES_WRITE)
    void delete(
            @PathVariable("emp_id") String empId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Caller caller,
            Exchange exchange) {
        employees.delete(EmployeePath.number(empId), preconditions.ifMatch(ifMatch), Actor.of(caller, exchange));
    }

    private static MutableHttpResponse<EmployeeBody> tagged(
            MutableHttpResponse<EmployeeBody> response, Employee employee) {
        return response.header(HttpHeaders.ETAG, employee.entityTag().toString());
    }
}
