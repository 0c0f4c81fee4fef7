/** The admin function: who may do what. */
@NullMarked
package io.rollcall.admin;

import org.jspecify.annotations.NullMarked;
