/** Security at the framework's extension points, alike on every transport: filters, one fetcher of credentials, the rule of limits, handlers of failures. */
@NullMarked
package io.rollcall.security;

import org.jspecify.annotations.NullMarked;
