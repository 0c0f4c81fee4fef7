/** The document of the API against the API: neither may have what the other has not. */
@NullMarked
package io.rollcall.document;

import org.jspecify.annotations.NullMarked;
