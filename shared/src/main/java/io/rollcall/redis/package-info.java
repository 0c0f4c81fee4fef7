/** What runs over Valkey or Redis where one is configured: the fleet's limits, and the caches' second level. Nothing here is loaded where none is. */
@NullMarked
package io.rollcall.redis;

import org.jspecify.annotations.NullMarked;
