package io.rollcall.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** A source address as a client: IPv6 counts by its first 64 bits, because one subscriber has them all (RFC 6177). */
public final class ClientAddress {
    private static final int SUBNET_BYTES = 8;

    private ClientAddress() {}

    /** @param address a literal, or any other text, which then stands for itself */
    public static String client(String address) {
        return "ip:" + subscriber(address);
    }

    /** What stands for one subscriber: an IPv4 address, however it is written, or the first 64 bits of an IPv6 one. */
    public static String subscriber(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, SUBNET_BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
