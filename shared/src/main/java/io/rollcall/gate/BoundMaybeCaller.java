package io.rollcall.gate;

import io.rollcall.access.Caller;
import io.rollcall.http.Bound;
import jakarta.inject.Singleton;

@Singleton
final class BoundMaybeCaller extends Bound<MaybeCaller> {
    BoundMaybeCaller() {
        super(MaybeCaller.class, request -> new MaybeCaller(request.getAttribute(Gate.CALLER, Caller.class)));
    }
}
