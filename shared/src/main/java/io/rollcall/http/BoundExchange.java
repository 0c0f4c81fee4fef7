package io.rollcall.http;

import jakarta.inject.Singleton;

@Singleton
final class BoundExchange extends Bound<Exchange> {
    BoundExchange(Exchanges exchanges) {
        super(Exchange.class, exchanges::of);
    }
}
