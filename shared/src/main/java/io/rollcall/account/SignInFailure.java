package io.rollcall.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A count of failed sign-ins; kind and key together are the primary key.
 *
 * @param kind {@code account} or {@code address}
 */
@MappedEntity("sign_in_failures")
record SignInFailure(String kind, @Id String key, int failures, Instant lastAt) {}
