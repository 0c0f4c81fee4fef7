package io.rollcall.audit;

import io.rollcall.access.Caller;
import io.rollcall.http.Exchange;

/**
 * Who does something, and from where.
 *
 * @param name the user's name, or the name that was tried
 * @param address as the transport states it
 */
public record Actor(String name, String address) {
    public static Actor of(Caller caller, Exchange exchange) {
        return new Actor(caller.name(), exchange.address());
    }

    /** Someone whose name was not proved. */
    public static Actor unproved(String name, Exchange exchange) {
        return new Actor(name, exchange.address());
    }
}
