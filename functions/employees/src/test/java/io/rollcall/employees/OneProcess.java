package io.rollcall.employees;

import java.io.IOException;
import java.io.OutputStream;

/** A process like Lambda's: it makes the handler by its constructor without arguments and gives it the event on its standard input. */
public final class OneProcess {
    private OneProcess() {}

    @SuppressWarnings("NullAway") // No function asks for the context of its invocation.
    public static void main(String[] arguments) throws IOException {
        try (EmployeesHandler function = new EmployeesHandler()) {
            function.handleRequest(System.in, OutputStream.nullOutputStream(), null);
        }
    }
}
