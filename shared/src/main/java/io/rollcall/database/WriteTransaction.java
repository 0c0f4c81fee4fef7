package io.rollcall.database;

import io.micronaut.retry.annotation.Retryable;
import io.micronaut.transaction.annotation.Transactional;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method in a transaction, and again in a new one where another transaction was faster (SQLSTATE 40001 or 40P01, or a version
 * that has changed): up to five times in all, with growing, jittered pauses. What the method does beside the database it may do several times.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Retryable(attempts = "4", delay = "10ms", multiplier = "2", jitter = "0.5", predicate = ConflictPredicate.class)
@Transactional
public @interface WriteTransaction {}
