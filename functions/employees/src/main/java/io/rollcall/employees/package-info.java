/** The employees function: the directory. */
@NullMarked
package io.rollcall.employees;

import org.jspecify.annotations.NullMarked;
