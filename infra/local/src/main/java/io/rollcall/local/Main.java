package io.rollcall.local;

import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;

/** Starts the whole directory and serves it until the process ends. */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        endWithParent();
        Console console = new Console(System.out);
        try {
            LocalServer server = LocalServer.start(new Settings(System.getenv()), console);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        } catch (SettingException | StartException told) {
            console.problem(String.valueOf(told.getMessage()));
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** A build tool that is killed cannot end what it started; so the server ends itself. */
    private static void endWithParent() {
        if (Boolean.getBoolean("rollcall.ends-with-parent")) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var ignored = parent.onExit().thenRun(() -> System.exit(FAILED));
            });
        }
    }
}
