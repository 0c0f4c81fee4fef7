package io.rollcall.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.rollcall.access.Caller;
import io.rollcall.cache.Caches;
import io.rollcall.database.DatabaseProbe;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks what the functions depend on. */
@Singleton
public final class Health {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final DatabaseProbe database;
    private final Caches caches;

    Health(DatabaseProbe database, Caches caches) {
        this.database = database;
        this.caches = caches;
    }

    /** 200 or 503; details for administrators only. */
    public HttpResponse<Status> check(@Nullable Caller caller) {
        String state = databaseState();
        boolean told = caller != null && caller.isAdministrator();
        Status body = new Status(state, told ? details(state) : null);
        return UP.equals(state)
                ? HttpResponse.ok(body)
                : HttpResponse.<Status>status(503, "Service unavailable")
                        .body(body)
                        .header("Retry-After", "2");
    }

    private Map<String, String> details(String databaseState) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("database", databaseState);
        caches.figures().forEach((name, figures) -> details.put("cache_" + name, line(figures)));
        return details;
    }

    private static String line(Caches.Figures figures) {
        return "hits=" + figures.hits() + " misses=" + figures.misses() + " size=" + figures.size();
    }

    private String databaseState() {
        return database.isAnswering() ? UP : DOWN;
    }

    /**
     * The response.
     *
     * @param details what was asked, and what it said; left out for most callers
     */
    public record Status(
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, String> details) {}
}
