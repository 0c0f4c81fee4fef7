package io.rollcall.gate;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.failure.BadRequest;
import io.rollcall.http.LongRunning;
import io.rollcall.http.Refusal;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The routes and what each declares. Making the table is the proof that each declares something. */
@Singleton
public final class RouteTable {
    private final Router router;

    /** Paths without a variable: what such a path does not allow, no path with a variable allows in its place. */
    private final Set<String> literals;

    /** @throws IllegalStateException when a route lacks {@link Allows} or {@link Limited}; the message names it */
    RouteTable(Router router) {
        this.router = router;
        List<String> undeclared = router.uriRoutes()
                .filter(route -> !route.getAnnotationMetadata().hasAnnotation(Allows.class)
                        || !route.getAnnotationMetadata().hasAnnotation(Limited.class))
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .toList();
        this.literals = router.uriRoutes()
                .filter(RouteTable::isLiteral)
                .map(route -> route.getUriMatchTemplate().toString())
                .collect(Collectors.toUnmodifiableSet());
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException(
                    "These routes do not declare who may use them and how often: " + undeclared);
        }
    }

    /** Every route, for those who check them all. */
    public List<UriRouteInfo<?, ?>> routes() {
        return router.uriRoutes().toList();
    }

    /** What a route declares. */
    public static Access access(RouteInfo<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(Allows.class, Access.class)
                .orElseThrow();
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
        RouteInfo<?> matched = RouteAttributes.getRouteInfo(request).orElse(null);
        boolean literal = literals.contains(withoutTrailingSlash(request.getPath()));
        if (matched != null && (!literal || isLiteral(matched))) {
            return new Resolved.Route(matched);
        }
        List<UriRouteMatch<Object, Object>> others = router.findAny(request).stream()
                .filter(match -> !literal || isLiteral(match.getRouteInfo()))
                .toList();
        if (others.isEmpty()) {
            throw Refusal.notFound();
        }
        List<? extends RouteInfo<?>> sameMethod = others.stream()
                .map(UriRouteMatch::getRouteInfo)
                .filter(route -> route.getHttpMethodName().equals(request.getMethodName()))
                .toList();
        if (!sameMethod.isEmpty()) {
            return mismatch(request, sameMethod.getFirst());
        }
        String allow = allow(others);
        if (request.getMethod() == HttpMethod.OPTIONS) {
            return new Resolved.Options(allow);
        }
        throw Refusal.methodNotAllowed(allow);
    }

    private static Resolved mismatch(HttpRequest<?> request, RouteInfo<?> route) {
        boolean foreignBody = route.isPermitsRequestBody()
                && request.getContentType()
                        .filter(type -> !route.doesConsume(type))
                        .isPresent();
        if (foreignBody) {
            return new Resolved.Mismatch(route, Refusal.unsupportedMediaType(names(route.getConsumes())));
        }
        if (route.doesProduce(request.accept())) {
            throw new BadRequest("The path or the query is malformed");
        }
        return new Resolved.Mismatch(route, Refusal.notAcceptable(names(route.getProduces())));
    }

    private static String allow(List<UriRouteMatch<Object, Object>> routes) {
        TreeSet<String> methods = routes.stream()
                .map(match -> match.getRouteInfo().getHttpMethodName())
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add(HttpMethod.OPTIONS.name());
        return String.join(", ", methods);
    }

    private static boolean isLiteral(RouteInfo<?> route) {
        return route instanceof UriRouteInfo<?, ?> uri
                && uri.getUriMatchTemplate().getVariableNames().isEmpty();
    }

    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String names(List<MediaType> types) {
        return types.stream().map(MediaType::getName).collect(Collectors.joining(", "));
    }

    /** What a request means. */
    sealed interface Resolved {
        record Route(RouteInfo<?> route) implements Resolved {}

        /** The path and the method are right, but the body's type or the wanted type is not. */
        record Mismatch(RouteInfo<?> route, Refusal refusal) implements Resolved {}

        record Options(String allow) implements Resolved {}
    }
}
