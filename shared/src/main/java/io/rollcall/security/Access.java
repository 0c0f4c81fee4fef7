package io.rollcall.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteInfo;
import io.rollcall.access.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one value that a route declares by {@code @Secured}. The names of permissions and kinds of credentials are roles to the
 * framework, and a caller has those of the credential.
 *
 * @param value the annotation's
 */
public record Access(String value) {
    /** The value of a route for callers with an access token. */
    public static final String BEARER = "bearer";

    /** The value of a route for callers with an API key. */
    public static final String API_KEY = "api_key";

    private static final Set<String> KINDS = Set.of(BEARER, API_KEY);
    private static final Set<Permission> DIRECTORY = Set.of(Permission.EMPLOYEES_READ, Permission.EMPLOYEES_WRITE);

    /** Returns what a route declares; empty where it declares nothing, several things or something unknown. */
    public static Optional<Access> declared(RouteInfo<?> route) {
        List<String> values = Arrays.asList(route.getAnnotationMetadata().stringValues(Secured.class));
        return values.size() == 1
                ? Optional.of(new Access(values.getFirst())).filter(Access::isKnown)
                : Optional.empty();
    }

    /** Returns what a route declares: every route does, which was checked at the start. */
    public static Access of(RouteInfo<?> route) {
        return declared(route).orElseThrow();
    }

    /** Returns true where anyone may come; a credential that is sent has to be alive all the same. */
    public boolean isOpen() {
        return value.equals(SecurityRule.IS_ANONYMOUS);
    }

    /** Returns the permission that a route demands; empty where it demands none, or a kind of credential. */
    public Optional<Permission> permission() {
        return Permission.ofScope(value);
    }

    /** Returns true where the database is asked about the caller in any case: for all that administrators do, and for all that writes. */
    boolean isStrict(HttpMethod method) {
        return method.permitsRequestBody()
                || permission().filter(any -> !DIRECTORY.contains(any)).isPresent();
    }

    /** Returns why somebody whose credential is alive may not come. */
    String denial() {
        return switch (value) {
            case BEARER -> "This route takes an access token, not an API key";
            case API_KEY -> "This route takes an API key, not an access token";
            case "admin" -> "The user does not have administrative privileges";
            default -> "The permission '" + value + "' is needed";
        };
    }

    private boolean isKnown() {
        return isOpen()
                || value.equals(SecurityRule.IS_AUTHENTICATED)
                || KINDS.contains(value)
                || permission().isPresent();
    }
}
