/**
 * What a function tells its log: one JSON object a line, in fields that are chosen one by one, so that nothing else of a request ever gets
 * there. The local server has another log, for people.
 */
@NullMarked
package io.rollcall.log;

import org.jspecify.annotations.NullMarked;
