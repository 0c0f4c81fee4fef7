package io.rollcall.gate;

import io.rollcall.access.Caller;
import io.rollcall.access.Refused;
import io.rollcall.http.Bound;
import jakarta.inject.Singleton;

@Singleton
final class BoundCaller extends Bound<Caller> {
    BoundCaller() {
        super(
                Caller.class,
                request -> request.getAttribute(Gate.CALLER, Caller.class).orElseThrow(Refused::unauthorized));
    }
}
