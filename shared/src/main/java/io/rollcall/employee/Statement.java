package io.rollcall.employee;

import io.rollcall.page.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement that grows clause by clause, its values beside it. */
final class Statement {
    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    Statement(String text) {
        this.text = new StringBuilder(text);
    }

    Statement add(String clause, Object... clauseValues) {
        text.append(clause);
        values.addAll(List.of(clauseValues));
        return this;
    }

    /** Demands one of the states that a precondition names. */
    Statement addState(Optional<Precondition> ifMatch) {
        if (ifMatch.isPresent() && !ifMatch.get().any()) {
            add(" AND (false");
            ifMatch.get().strong().forEach(tag -> add(" OR (id = ? AND version = ?)", tag.id(), tag.version()));
            add(")");
        }
        return this;
    }

    Statement addBehind(EmployeeQuery query, Cursor cursor) {
        String than = query.descending() ? " < " : " > ";
        Sort sort = query.sort();
        return sort == Sort.EMP_ID
                ? add(" AND emp_id" + than + "?", cursor.number())
                : add(
                        " AND (" + sort.column() + ", emp_id)" + than + "(?, ?)",
                        sort.parameter(cursor.value()),
                        cursor.number());
    }

    Statement addOrder(EmployeeQuery query) {
        String direction = query.descending() ? " DESC" : " ASC";
        String first = query.sort() == Sort.EMP_ID ? "" : query.sort().column() + direction + ", ";
        return add(" ORDER BY " + first + "emp_id" + direction);
    }

    String text() {
        return text.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
