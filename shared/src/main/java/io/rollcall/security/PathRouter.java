package io.rollcall.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.DefaultRouter;
import io.micronaut.web.router.RouteBuilder;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route that a path and a method mean, whatever types the request names. The framework's own lets {@code Accept} choose between routes, so
 * that {@code /employees/export} would become the employee whose number is "export"; here types are judged once the route is known.
 */
@Singleton
@Replaces(DefaultRouter.class)
final class PathRouter extends DefaultRouter {
    /** Paths without a variable: a method that such a path lacks is not looked for at a path with one. */
    private final Set<String> literals;

    PathRouter(Collection<RouteBuilder> builders) {
        super(builders);
        this.literals = uriRoutes()
                .filter(PathRouter::isLiteral)
                .map(route -> route.getUriMatchTemplate().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public <T, R> @Nullable UriRouteMatch<T, R> findClosest(HttpRequest<?> request) {
        return first(
                this.<T, R>find(request.getMethod(), request.getPath(), request).iterator(), request.getPath());
    }

    /** Whether a route may answer for a path: where the path stands in the table as it is, no route with a variable may. */
    boolean isFor(UriRouteInfo<?, ?> route, String path) {
        return isLiteral(route) || !literals.contains(withoutTrailingSlash(path));
    }

    private <T, R> @Nullable UriRouteMatch<T, R> first(Iterator<UriRouteMatch<T, R>> matches, String path) {
        while (matches.hasNext()) {
            UriRouteMatch<T, R> match = matches.next();
            if (isFor(match.getRouteInfo(), path)) {
                return match;
            }
        }
        return null;
    }

    private static boolean isLiteral(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().getVariableNames().isEmpty();
    }

    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
