package io.rollcall.account;

import io.micronaut.data.annotation.Join;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The users together with their passwords, for the login function. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RegisteredRepository extends GenericRepository<Registered, UUID> {
    @Join("user")
    Optional<Registered> findByUserUsernameKey(String usernameKey);
}
