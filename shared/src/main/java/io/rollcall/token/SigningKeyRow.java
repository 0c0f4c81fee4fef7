package io.rollcall.token;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a signing key: a row of the table, and what responses to administrators show of it.
 *
 * @param n the modulus, as base64url of its unsigned octets
 * @param e the exponent, likewise
 * @param retiredAt from when on its tokens are refused; null while it is in use
 */
@MappedEntity("signing_keys")
public record SigningKeyRow(
        @Id String kid,
        @JsonIgnore String n,
        @JsonIgnore String e,
        Instant publishedAt,
        @Nullable Instant retiredAt) {}
