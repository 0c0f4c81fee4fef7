package io.rollcall.lambda;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.rollcall.access.Caller;
import io.rollcall.http.Exchanges;
import io.rollcall.security.RouteTable;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each answer: which request, which route by its template, which principal by its id, what came of it and how long it took. Path,
 * query, headers and bodies are never told.
 */
@Singleton
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final String NONE = "none";

    private final Exchanges exchanges;
    private final String function;

    AccessLog(Exchanges exchanges, Settings settings) {
        this.exchanges = exchanges;
        this.function = settings.text("AWS_LAMBDA_FUNCTION_NAME").orElse(NONE);
    }

    void answered(HttpRequest<?> request, int status, long nanos) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("request_id", exchanges.of(request).requestId())
                .addKeyValue("function", function)
                .addKeyValue("method", request.getMethod().name())
                .addKeyValue(
                        "route",
                        BasicHttpAttributes.getUriTemplate(request)
                                .map(RouteTable::plain)
                                .orElse(NONE))
                .addKeyValue(
                        "principal",
                        request.getUserPrincipal(Caller.class)
                                .map(Caller::principal)
                                .orElse(NONE))
                .addKeyValue("status", (long) status)
                .addKeyValue("duration_ms", nanos / 1_000_000)
                .log("answered");
    }
}
