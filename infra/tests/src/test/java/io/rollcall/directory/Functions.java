package io.rollcall.directory;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.rollcall.admin.AdminHandler;
import io.rollcall.employees.EmployeesHandler;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.login.LoginHandler;
import io.rollcall.setting.Settings;
import io.rollcall.testing.FunctionProcess;
import io.rollcall.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The three functions, each under its own role of the database: in this JVM, or with {@code -Ppackaged} as they ship, in processes of
 * their own that {@code bootstrap} starts.
 *
 * @param login who you are
 * @param employees the directory
 * @param admin who may do what
 */
record Functions(RequestStreamHandler login, RequestStreamHandler employees, RequestStreamHandler admin)
        implements AutoCloseable {
    private static final String PACKAGES = "rollcall.packages";

    /** Whether the functions run as they ship. */
    static boolean arePackaged() {
        return System.getProperty(PACKAGES) != null;
    }

    /** @param settings of a function, by its role */
    static Functions start(Function<String, Settings> settings) {
        return arePackaged()
                ? new Functions(process("Login", settings), process("Employees", settings), process("Admin", settings))
                : new Functions(
                        new LoginHandler(settings.apply("rollcall_login")),
                        new EmployeesHandler(settings.apply("rollcall_employees")),
                        new AdminHandler(settings.apply("rollcall_admin")));
    }

    /** Moves the clocks on; those of processes are the machine's. */
    void advance(Duration time) {
        for (RequestStreamHandler function : all()) {
            if (!(function instanceof FunctionHandler handler)) {
                throw new UnsupportedOperationException("The clock of a process cannot be moved");
            }
            handler.context().getBean(MovableClock.class).advance(time);
        }
    }

    @Override
    public void close() {
        for (RequestStreamHandler function : all()) {
            if (function instanceof FunctionHandler handler) {
                handler.close();
            } else if (function instanceof FunctionProcess process) {
                process.close();
            }
        }
    }

    private List<RequestStreamHandler> all() {
        return List.of(login, employees, admin);
    }

    private static FunctionProcess process(String name, Function<String, Settings> settings) {
        String id = name.toLowerCase(Locale.ROOT);
        Path folder = Path.of(System.getProperty(PACKAGES), "rollcall-" + id + "-custom");
        return FunctionProcess.start(
                folder,
                List.of(folder.resolve("bootstrap").toString()),
                "io.rollcall." + id + "." + name + "Handler",
                settings.apply("rollcall_" + id).environment());
    }
}
