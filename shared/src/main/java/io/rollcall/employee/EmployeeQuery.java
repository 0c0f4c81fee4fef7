package io.rollcall.employee;

import java.util.Optional;

/**
 * Which employees, in which order.
 *
 * @param city contained in the city, in any case
 * @param country contained in the country, in any case
 * @param q contained in name, city or country, in any case
 * @param descending for the ties, too
 */
public record EmployeeQuery(
        Optional<String> city, Optional<String> country, Optional<String> q, Sort sort, boolean descending) {
    /** Tells this list from every other, for its cursors. */
    public String list() {
        return "employees " + this;
    }
}
