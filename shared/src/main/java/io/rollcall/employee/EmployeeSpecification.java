package io.rollcall.employee;

import io.micronaut.data.model.jpa.criteria.PersistentEntityCriteriaQuery;
import io.micronaut.data.repository.jpa.criteria.PredicateSpecification;
import io.micronaut.data.repository.jpa.criteria.QuerySpecification;
import io.rollcall.database.Conditions;
import io.rollcall.page.Cursor;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an {@link EmployeeQuery} into SQL. Values are always parameters. */
final class EmployeeSpecification {
    private static final String EMP_ID = "empId";

    private EmployeeSpecification() {}

    /** Finds what the query finds, without an order. */
    static PredicateSpecification<Employee> matching(EmployeeQuery query) {
        return (root, cb) -> Conditions.all(filters(query, root, cb), cb);
    }

    /**
     * Finds a page in the query's order.
     *
     * @param after begins after this place, by comparing rows: PostgreSQL then starts in the index, however deep the place is, which it
     *     does not for the {@code OR} of the framework's own keyset paging
     */
    static QuerySpecification<Employee> page(EmployeeQuery query, Optional<Cursor> after, long offset, int limit) {
        return (root, criteria, cb) -> {
            PersistentEntityCriteriaQuery<?> page = (PersistentEntityCriteriaQuery<?>) criteria;
            page.orderBy(order(query, root, cb));
            page.limit(limit);
            if (offset > 0) {
                page.offset((int) Math.min(offset, Integer.MAX_VALUE));
            }
            List<Predicate> predicates = filters(query, root, cb);
            after.ifPresent(cursor -> predicates.add(after(query, cursor, root, cb)));
            return Conditions.all(predicates, cb);
        };
    }

    private static List<Predicate> filters(EmployeeQuery query, Root<Employee> root, CriteriaBuilder cb) {
        List<Predicate> filters = new ArrayList<>();
        query.city().ifPresent(text -> filters.add(cb.like(root.get("cityFolded"), Folding.containing(text))));
        query.country().ifPresent(text -> filters.add(cb.like(root.get("countryFolded"), Folding.containing(text))));
        query.q()
                .map(Folding::containing)
                .ifPresent(pattern -> filters.add(cb.or(
                        cb.like(root.get("nameFolded"), pattern),
                        cb.like(root.get("cityFolded"), pattern),
                        cb.like(root.get("countryFolded"), pattern))));
        return filters;
    }

    private static List<Order> order(EmployeeQuery query, Root<Employee> root, CriteriaBuilder cb) {
        List<Order> order = new ArrayList<>();
        List<String> properties = query.sort() == Sort.EMP_ID
                ? List.of(EMP_ID)
                : List.of(query.sort().property(), EMP_ID);
        for (String property : properties) {
            order.add(query.descending() ? cb.desc(root.get(property)) : cb.asc(root.get(property)));
        }
        return order;
    }

    private static Predicate after(EmployeeQuery query, Cursor cursor, Root<Employee> root, CriteriaBuilder cb) {
        Sort sort = query.sort();
        if (sort == Sort.EMP_ID) {
            return compare(query, root.get(EMP_ID), cb.literal(cursor.number()), cb);
        }
        return compare(
                query,
                row(cb, root.get(sort.property()), root.get(EMP_ID)),
                row(cb, cb.literal(sort.parameter(cursor.value())), cb.literal(cursor.number())),
                cb);
    }

    @SuppressWarnings("unchecked") // A row is comparable in SQL, but has no Java type.
    private static Expression<Long> row(CriteriaBuilder cb, Expression<?>... columns) {
        return cb.function("ROW", Long.class, columns);
    }

    private static Predicate compare(
            EmployeeQuery query, Expression<Long> left, Expression<Long> right, CriteriaBuilder cb) {
        return query.descending() ? cb.lessThan(left, right) : cb.greaterThan(left, right);
    }
}
