package io.rollcall.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.access.Caller;
import io.rollcall.cache.Caches;
import io.rollcall.database.Database;
import io.rollcall.failure.Unavailable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks what the functions depend on. */
@Singleton
public final class Health {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final Database database;
    private final Caches caches;

    Health(Database database, Caches caches) {
        this.database = database;
        this.caches = caches;
    }

    /** 200 or 503; details for administrators only. */
    public HttpResponse<Status> check(Optional<Caller> caller) {
        String state = databaseState();
        boolean told = caller.filter(Caller::isAdministrator).isPresent();
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
        try {
            return database.run(sql -> sql.one("SELECT 1 AS one", row -> row.number("one")))
                            .isPresent()
                    ? UP
                    : DOWN;
        } catch (Unavailable away) {
            return DOWN;
        }
    }

    /**
     * The answer.
     *
     * @param details what was asked, and what it said; left out for most callers
     */
    @Serdeable
    public record Status(String status, @Nullable Map<String, String> details) {}
}
