/** The template for AWS: what it says, and what comes of it where an emulator of AWS runs it. */
@NullMarked
package io.rollcall.aws;

import org.jspecify.annotations.NullMarked;
