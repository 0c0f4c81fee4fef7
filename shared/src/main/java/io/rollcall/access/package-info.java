/** Who may do what: roles, permissions, the declaration on every route, and the rule that refuses. */
@NullMarked
package io.rollcall.access;

import org.jspecify.annotations.NullMarked;
