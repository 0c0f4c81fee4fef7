package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Length;
import io.rollcall.page.PageRequest;
import jakarta.validation.Valid;
import java.util.Optional;

/**
 * The parameters of the list of users.
 *
 * @param username contained in the name, in any case
 */
@Introspected
record UserParameters(@Valid PageRequest page, Optional<@Length(max = 64) String> username) {}
