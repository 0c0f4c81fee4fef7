/**
 * The way to PostgreSQL beneath Micronaut Data: data sources whose statements keep the deadline of the request, the retry of conflicts,
 * and what a failed statement means for the client. Tables have their repositories in the packages of their features.
 */
@NullMarked
package io.rollcall.database;

import org.jspecify.annotations.NullMarked;
