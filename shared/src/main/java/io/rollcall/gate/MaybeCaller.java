package io.rollcall.gate;

import io.rollcall.access.Caller;
import java.util.Optional;

/**
 * The caller of an open route.
 *
 * @param present empty where no credential was shown
 */
public record MaybeCaller(Optional<Caller> present) {}
