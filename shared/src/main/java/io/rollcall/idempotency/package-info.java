/** Once, however often it is asked: a write that was acknowledged, or not, can be sent again without a second effect. */
@NullMarked
package io.rollcall.idempotency;

import org.jspecify.annotations.NullMarked;
