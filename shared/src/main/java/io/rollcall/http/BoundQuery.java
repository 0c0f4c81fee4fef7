package io.rollcall.http;

import jakarta.inject.Singleton;

@Singleton
final class BoundQuery extends Bound<Query> {
    BoundQuery() {
        super(Query.class, request -> Query.parse(request.getUri().getRawQuery()));
    }
}
