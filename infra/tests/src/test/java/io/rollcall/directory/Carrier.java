package io.rollcall.directory;

import java.util.stream.Stream;

/** The ways in which a request reaches a controller. */
public enum Carrier {
    NETTY,
    PAYLOAD_1,
    PAYLOAD_2;

    /** Those that are there: functions as they ship are reached by events alone. */
    public static Stream<Carrier> here() {
        return Stream.of(values()).filter(carrier -> carrier.isGateway() || !Functions.arePackaged());
    }

    /** Whether the query arrives as the client encoded it; the gateway decodes it for payload 1 and refuses what it cannot decode. */
    public boolean keepsRawQueries() {
        return this != PAYLOAD_1;
    }

    /** Whether a header that comes twice arrives twice; payload 2 joins them. */
    public boolean keepsRepeatedHeaders() {
        return this != PAYLOAD_2;
    }

    public boolean isGateway() {
        return this != NETTY;
    }
}
