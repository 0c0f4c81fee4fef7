package io.rollcall.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.model.jpa.criteria.PersistentEntityCriteriaQuery;
import io.micronaut.data.repository.jpa.criteria.QuerySpecification;
import io.rollcall.database.Conditions;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trail: append-only, and written in the transaction of the change that it reports. Read newest first: a row's id and its time are made
 * of one reading of the clock, so the order of ids is the order of times. Thread-safe.
 */
@Singleton
public final class AuditTrail {
    private final AuditRepository repository;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    AuditTrail(AuditRepository repository, ObjectMapper json, Ids ids, Clock clock) {
        this.repository = repository;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records an event. */
    public void record(Actor actor, AuditEvent event) {
        repository.save(row(actor, event, now()));
    }

    /** Records many events at once. */
    public void record(Actor actor, List<AuditEvent> events) {
        Instant now = now();
        repository.saveAll(events.stream().map(event -> row(actor, event, now)).toList());
    }

    /** Returns a page, newest first. */
    public Page<AuditRecord> page(AuditQuery query, PageRequest request) {
        Optional<Cursor> after = request.after(query.list());
        QuerySpecification<AuditRecord> specification = (root, criteria, cb) -> {
            PersistentEntityCriteriaQuery<?> page = (PersistentEntityCriteriaQuery<?>) criteria;
            page.orderBy(cb.desc(root.get("id")));
            page.limit(request.most() + 1);
            if (request.skipped() > 0) {
                page.offset((int) Math.min(request.skipped(), Integer.MAX_VALUE));
            }
            List<Predicate> predicates = filters(query, root, cb);
            after.ifPresent(place -> predicates.add(cb.lessThan(root.get("id"), place.id())));
            return Conditions.all(predicates, cb);
        };
        return Page.of(
                repository.findAll(specification),
                request.most(),
                row -> new Cursor("", row.id().toString()));
    }

    private static List<Predicate> filters(AuditQuery query, Root<AuditRecord> root, CriteriaBuilder cb) {
        List<Predicate> filters = new ArrayList<>();
        query.actor().ifPresent(actor -> filters.add(cb.equal(root.get("actor"), actor)));
        query.event().ifPresent(event -> filters.add(cb.equal(root.get("event"), event.id())));
        query.target().ifPresent(target -> filters.add(cb.equal(root.get("target"), target)));
        query.since().ifPresent(since -> filters.add(cb.greaterThanOrEqualTo(root.get("at"), since)));
        query.until().ifPresent(until -> filters.add(cb.lessThan(root.get("at"), until)));
        return filters;
    }

    private AuditRecord row(Actor actor, AuditEvent event, Instant now) {
        return new AuditRecord(
                ids.at(now),
                now,
                event.event().id(),
                actor.name(),
                actor.address(),
                event.target().orElse(null),
                event.outcome().id(),
                event.reason().orElse(null),
                text(event.before()),
                text(event.after()));
    }

    private @Nullable String text(Optional<Object> state) {
        try {
            return state.isPresent() ? json.writeValueAsString(state.get()) : null;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A state cannot be written as JSON", impossible);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
