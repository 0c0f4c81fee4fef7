package io.rollcall.employees.transfer;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.employee.EmployeeQuery;
import io.rollcall.http.Accept;
import io.rollcall.http.Exchange;
import io.rollcall.http.LongRunning;
import io.rollcall.http.MediaTypes;
import io.rollcall.http.Upload;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.input.QueryParameters;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes for many employees at once. */
@Controller("/employees")
final class TransferController {
    private final ImportReader reader;
    private final ImportService imports;
    private final ExportService exports;
    private final Idempotency idempotency;

    TransferController(ImportReader reader, ImportService imports, ExportService exports, Idempotency idempotency) {
        this.idempotency = idempotency;
        this.reader = reader;
        this.imports = imports;
        this.exports = exports;
    }

    @Post("/import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Status(HttpStatus.OK)
    @LongRunning
    @Secured("employees:write")
    @Limited(LimitRule.EMPLOYEES_WRITE)
    ImportResult load(
            @Body Upload upload,
            @QueryParameters ImportParameters parameters,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        String identity = parameters + upload.mediaType() + new String(upload.body(), StandardCharsets.ISO_8859_1);
        Optional<IdempotencyKey> key = idempotency.key(idempotencyKey, caller, "POST /employees/import", identity);
        return imports.run(reader.read(upload), parameters, key, Actor.of(caller, exchange));
    }

    @Get("/export")
    @Produces({MediaTypes.CSV, MediaTypes.NDJSON})
    @LongRunning
    @Secured("employees:read")
    @Limited(LimitRule.EMPLOYEES_READ)
    HttpResponse<InputStream> save(HttpRequest<?> request, @QueryParameters EmployeeQuery query) {
        ExportFormat format = ExportFormat.wanted(Accept.of(request));
        return HttpResponse.<InputStream>ok(exports.open(query, format))
                .contentType(format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + "\"");
    }
}
