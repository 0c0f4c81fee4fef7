package io.rollcall.ratelimit;

import io.rollcall.database.Database;
import java.time.Duration;

/** Counts in the database: one atomic statement, by the database's clock, so that all copies agree. */
public final class PostgresLimiter implements FleetLimiter {
    private final Database database;
    private final LimitSettings settings;

    /** Counts in this database. */
    public PostgresLimiter(Database database, LimitSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** All that is counted stands in the database. */
    @Override
    public void forget() {}

    @Override
    public Charge charge(LimitRule rule, String client) {
        int limit = settings.limit(rule);
        long window = LimitRule.WINDOW.toSeconds();
        return database.run(sql -> sql.one(
                        """
                        INSERT INTO rate_limits AS r (rule, client, started_at, used) VALUES (?, ?, clock_timestamp(), 1)
                        ON CONFLICT (rule, client) DO UPDATE SET
                          used = CASE WHEN r.started_at <= clock_timestamp() - interval '1 second' * ? THEN 1
                            ELSE LEAST(r.used + 1, ?) END,
                          started_at = CASE WHEN r.started_at <= clock_timestamp() - interval '1 second' * ?
                            THEN clock_timestamp() ELSE r.started_at END
                        RETURNING used, CAST(extract(epoch FROM
                          started_at + interval '1 second' * ? - clock_timestamp()) * 1000 AS bigint) AS reset_millis
                        """,
                        row -> new Charge(
                                rule, row.number("used"), limit, Duration.ofMillis(row.number("reset_millis"))),
                        rule.id(),
                        client,
                        window,
                        limit + 2L,
                        window,
                        window))
                .orElseThrow();
    }
}
