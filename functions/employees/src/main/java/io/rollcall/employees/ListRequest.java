package io.rollcall.employees;

import io.rollcall.employee.EmployeeQuery;
import io.rollcall.employee.Sort;
import io.rollcall.http.Query;
import io.rollcall.json.Fields;
import io.rollcall.json.Rule;
import io.rollcall.json.Rules;
import io.rollcall.page.Cursor;
import io.rollcall.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parameters of a list.
 *
 * @param page which part of it
 * @param place where to begin, instead of the offset
 * @param total whether the whole is counted
 */
public record ListRequest(EmployeeQuery query, PageRequest page, Optional<Cursor> place, boolean total) {
    private static final Rule<String> PART = Rules.text(0, 200);

    static ListRequest from(Query parameters) {
        Fields fields = parameters.fields();
        var page = PageRequest.from(fields);
        var query = query(fields);
        var total = fields.optional("total", Rules.boolText());
        fields.done();
        return new ListRequest(
                query.get(),
                page.get(),
                page.get().place(query.get().list()),
                total.get().orElse(false));
    }

    /** Asks for the filters and the order; the supplier gives them once the reading is done. */
    public static Supplier<EmployeeQuery> query(Fields fields) {
        var city = fields.optional("city", PART);
        var country = fields.optional("country", PART);
        var q = fields.optional("q", PART);
        var sort = fields.optional("sort_by", Rules.oneOf(Sort.WORDS));
        var order = fields.optional("order", Rules.oneOf(List.of("asc", "desc")));
        return () -> new EmployeeQuery(
                city.get(),
                country.get(),
                q.get(),
                sort.get().map(Sort::of).orElse(Sort.EMP_ID),
                order.get().filter("desc"::equals).isPresent());
    }
}
