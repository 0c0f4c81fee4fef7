package io.rollcall.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import java.util.UUID;

/**
 * A user with the hash of the password, read in one statement.
 *
 * @param hash never leaves the sign-in
 */
@MappedEntity("passwords")
public record Registered(
        @Id UUID userId,
        String hash,

        @Relation(Relation.Kind.ONE_TO_ONE) @MappedProperty("user_id")
        User user) {
    @Override
    public String toString() {
        return user.toString();
    }
}
