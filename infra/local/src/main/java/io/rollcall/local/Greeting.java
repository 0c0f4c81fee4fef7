package io.rollcall.local;

import io.rollcall.account.FirstAdministrator;

/** What is printed once the server answers. */
final class Greeting {
    private final Console console;
    private final String address;

    Greeting(Console console, int port) {
        this.console = console;
        this.address = "http://localhost:" + port;
    }

    void print(boolean defaultPassword) {
        String signIn = "-H 'Content-Type: application/json' -d '{\"username\":\"" + FirstAdministrator.NAME
                + "\",\"password\":\"" + (defaultPassword ? "adminpassword" : "'\"$ROLLCALL_ADMIN_PASSWORD\"'")
                + "\"}' " + address + "/login";
        console.blank();
        console.line("Rollcall answers at " + address + "; the first administrator is " + FirstAdministrator.NAME
                + ". Try:");
        console.blank();
        console.line("curl " + address + "/public");
        console.line("curl " + signIn);
        console.line("curl -H \"Authorization: Bearer $(curl -s " + signIn
                + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')\" " + address + "/employees");
        console.blank();
        if (defaultPassword) {
            console.warning(
                    "The first administrator's password is the default; set ROLLCALL_ADMIN_PASSWORD before anyone else can reach this");
        }
        console.line("Ctrl-C ends everything.");
    }
}
