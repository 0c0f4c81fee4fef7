/** The directory itself: employees, how they are found and how they change. */
@NullMarked
package io.rollcall.employee;

import org.jspecify.annotations.NullMarked;
