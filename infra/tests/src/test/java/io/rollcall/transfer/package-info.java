/** Many employees at once: whole files in and out, by the tool that cuts them and over a server with little memory. */
@NullMarked
package io.rollcall.transfer;

import org.jspecify.annotations.NullMarked;
