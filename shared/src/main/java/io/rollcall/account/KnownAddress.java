package io.rollcall.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** An address from which a user has signed in; user and address together are the primary key. */
@MappedEntity("known_addresses")
record KnownAddress(@Id UUID userId, String address, Instant seenAt) {}
