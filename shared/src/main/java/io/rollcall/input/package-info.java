/**
 * Strict reading of what a client sends: JSON bodies, forms and query strings become validated records, and every broken field is
 * reported in one response. Enters the framework as message body readers and one argument binder.
 */
@NullMarked
package io.rollcall.input;

import org.jspecify.annotations.NullMarked;
