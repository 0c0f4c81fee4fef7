package io.rollcall.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Limit;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of users. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRepository extends GenericRepository<User, UUID> {
    Optional<User> findById(UUID id);

    Optional<User> findByUsernameKey(String usernameKey);

    Optional<User> findByIdForUpdate(UUID id);

    void save(User user);

    void update(User user);

    @Query("DELETE FROM users WHERE id = :id")
    void deleteOf(UUID id);

    @Query("SELECT count(*) FROM (SELECT 1 FROM users WHERE role = 'admin' LIMIT 1) AS one")
    long countAdministratorsToOne();

    @Query("""
            SELECT count(*) FROM (SELECT 1 FROM users WHERE role = 'admin' AND NOT disabled AND id <> :id LIMIT 1) AS other
            """)
    long countOtherAdministratorsToOne(UUID id);

    List<User> findByIdGreaterThanAndUsernameKeyLikeOrderById(UUID after, String pattern, Limit limit);
}
