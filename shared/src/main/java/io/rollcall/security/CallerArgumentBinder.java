package io.rollcall.security;

import io.micronaut.security.authentication.AbstractPrincipalArgumentBinder;
import io.rollcall.access.Caller;
import jakarta.inject.Singleton;

/** Gives a controller its caller; a nullable argument is null where nobody showed a credential. */
@Singleton
final class CallerArgumentBinder extends AbstractPrincipalArgumentBinder<Caller> {
    CallerArgumentBinder() {
        super(Caller.class);
    }
}
