package io.rollcall.database;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the conditions of a specification. */
public final class Conditions {
    private Conditions() {}

    /** Returns what demands all of them; null, which demands nothing, where there are none: Micronaut Data makes broken SQL of an empty {@code and}. */
    public static @Nullable Predicate all(List<Predicate> conditions, CriteriaBuilder cb) {
        return conditions.isEmpty() ? null : cb.and(conditions.toArray(Predicate[]::new));
    }
}
