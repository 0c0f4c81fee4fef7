package io.rollcall.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;

/** Starts a function of the custom runtime; the package's {@code bootstrap} runs it. */
public final class Bootstrap {
    private Bootstrap() {}

    /**
     * Serves events until the process is ended.
     *
     * @param arguments the handler's name
     * @throws Throwable what the runtime interface client throws
     */
    public static void main(String[] arguments) throws Throwable {
        try {
            Seal.check(Path.of(System.getenv("LAMBDA_TASK_ROOT")));
        } catch (BrokenSeal broken) {
            System.err.println(broken.getMessage());
            System.exit(1);
        }
        AWSLambda.main(arguments);
    }
}
