package io.rollcall.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The result of one write under a key; principal, route and key together are the primary key.
 *
 * @param outcome empty while the write is under way
 * @param result sealed with the client's own key
 */
@MappedEntity("idempotency_keys")
record IdempotencyRecord(
        String principal,
        String route,
        @Id String key,
        String request,
        String outcome,
        String result,
        Instant createdAt) {}
