/** What every call of AWS needs: who the function is. AWS's own signer does the rest. */
@NullMarked
package io.rollcall.aws;

import org.jspecify.annotations.NullMarked;
