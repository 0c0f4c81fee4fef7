/** The contract that every route shares: problems, request ids, strict queries and bodies, and the gate that each request passes. */
@NullMarked
package io.rollcall.http;

import org.jspecify.annotations.NullMarked;
