package io.rollcall.time;

import java.time.Clock;

/** The machine's clock, for what is made before there are beans; all else has its clock injected. */
public final class Clocks {
    public static final Clock SYSTEM = Clock.systemUTC();

    private Clocks() {}
}
