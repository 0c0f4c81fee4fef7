package io.rollcall.employee;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Length;
import io.rollcall.input.Word;
import java.util.Locale;
import java.util.Optional;

/**
 * The filters and the order of the list and of the export.
 *
 * @param city contained in the city, in any case
 * @param country contained in the country, in any case
 * @param q contained in name, city or country, in any case
 * @param order also of ties, which are broken by {@code emp_id}
 */
@Introspected
public record EmployeeQuery(
        Optional<@Length(max = 200) String> city,
        Optional<@Length(max = 200) String> country,
        Optional<@Length(max = 200) String> q,
        Optional<Sort> sortBy,
        Optional<Order> order) {

    /** The two directions. */
    public enum Order implements Word {
        ASC,
        DESC;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Sort sort() {
        return sortBy.orElse(Sort.EMP_ID);
    }

    boolean descending() {
        return order.filter(Order.DESC::equals).isPresent();
    }

    /** Returns a text that tells this list from every other, for its cursors. */
    public String list() {
        return "employees " + this;
    }
}
