package io.rollcall.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import io.rollcall.failure.Failure;
import io.rollcall.http.Accept;
import io.rollcall.http.LongRunning;
import io.rollcall.http.Refusal;
import io.rollcall.http.RequestBody;
import io.rollcall.input.UrlEncoded;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The routes and what each declares. Making the table is the proof that each declares something. */
@Singleton
public final class RouteTable {
    /** Has a variable of a path take any segment: the framework's own ends at signs such as {@code +}, and would find no route. */
    public static final String SEGMENT = ":[^/]+";

    private final PathRouter router;

    /** @throws IllegalStateException when a route lacks {@code @Secured} or {@link Limited}; the message names it */
    RouteTable(PathRouter router) {
        this.router = router;
        List<String> undeclared = router.uriRoutes()
                .filter(route -> Access.declared(route).isEmpty()
                        || !route.getAnnotationMetadata().hasAnnotation(Limited.class))
                .map(route -> route.getHttpMethodName() + " " + path(route))
                .toList();
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException(
                    "These routes do not declare who may use them and how often: " + undeclared);
        }
    }

    /** Every route, for those who check them all. */
    public List<UriRouteInfo<?, ?>> routes() {
        return router.uriRoutes().toList();
    }

    /** A route's path with its variables in braces. */
    public static String path(UriRouteInfo<?, ?> route) {
        return plain(route.getUriMatchTemplate().toString());
    }

    /** The same of a template. */
    public static String plain(String template) {
        return template.replace(SEGMENT, "");
    }

    /** Whether a route moves many rows. */
    static boolean isLongRunning(RouteInfo<?> route) {
        return route.getAnnotationMetadata().hasAnnotation(LongRunning.class);
    }

    /** The limit that a route counts against. */
    public static LimitRule limit(RouteInfo<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(Limited.class, LimitRule.class)
                .orElseThrow();
    }

    /**
     * The route that a request means.
     *
     * @throws Refusal 404 or 405, which are the same for everyone
     */
    Resolved resolve(HttpRequest<?> request) {
        RouteInfo<?> route = RouteAttributes.getRouteInfo(request).orElse(null);
        if (route != null) {
            return misfit(request, route)
                    .<Resolved>map(refusal -> new Resolved.Mismatch(route, refusal))
                    .orElseGet(() -> new Resolved.Route(route));
        }
        List<UriRouteMatch<Object, Object>> others = router.findAny(request).stream()
                .filter(match -> router.isFor(match.getRouteInfo(), request.getPath()))
                .toList();
        if (others.isEmpty()) {
            throw Refusal.notFound();
        }
        String allow = allow(others);
        if (request.getMethod() == HttpMethod.OPTIONS) {
            return new Resolved.Options(allow);
        }
        throw Refusal.methodNotAllowed(allow);
    }

    /** Why the route cannot take the request, although path and method are right. */
    private static Optional<Failure> misfit(HttpRequest<?> request, RouteInfo<?> route) {
        if (!Accept.of(request).takes(route.getProduces())) {
            return Optional.of(Refusal.notAcceptable(names(route.getProduces())));
        }
        return RequestBody.misfit(request, route)
                .or(() -> UrlEncoded.misfit(request.getUri().getRawQuery()));
    }

    private static String allow(List<UriRouteMatch<Object, Object>> routes) {
        TreeSet<String> methods = routes.stream()
                .map(match -> match.getRouteInfo().getHttpMethodName())
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add(HttpMethod.OPTIONS.name());
        return String.join(", ", methods);
    }

    private static String names(List<MediaType> types) {
        return types.stream().map(MediaType::getName).collect(Collectors.joining(", "));
    }

    /** What a request means. */
    sealed interface Resolved {
        record Route(RouteInfo<?> route) implements Resolved {}

        /** The path and the method are right, but the body, the wanted type or the query is not. */
        record Mismatch(RouteInfo<?> route, Failure refusal) implements Resolved {}

        record Options(String allow) implements Resolved {}
    }
}
