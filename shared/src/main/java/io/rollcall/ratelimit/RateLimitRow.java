package io.rollcall.ratelimit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A window of a fleet-wide limit after a request was counted; rule and client together are the primary key.
 *
 * @param used requests of this window, this one included
 * @param resetMillis until the window ends; computed by the database, which has the clock
 */
@MappedEntity("rate_limits")
record RateLimitRow(String rule, @Id String client, long used, long resetMillis) {}
