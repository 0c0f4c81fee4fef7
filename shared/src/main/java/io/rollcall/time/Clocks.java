package io.rollcall.time;

import java.time.Clock;

/** The machine's own clock, for what is made before there are beans and for what sets it right; all else has its clock injected. */
public final class Clocks {
    public static final Clock SYSTEM = Clock.systemUTC();

    private Clocks() {}
}
