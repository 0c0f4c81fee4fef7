/** AWS Lambda as a transport: an API Gateway event of either payload becomes a request for the same controllers. */
@NullMarked
package io.rollcall.lambda;

import org.jspecify.annotations.NullMarked;
