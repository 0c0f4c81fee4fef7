package io.rollcall.local;

import java.io.PrintStream;

/** What the person who started the server sees. */
final class Console {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    /** Tells what is being done now. */
    void step(String what) {
        out.println("· " + what + " …");
        out.flush();
    }

    void warning(String what) {
        out.println("! " + what);
        out.flush();
    }

    void problem(String what) {
        out.println("Rollcall cannot start: " + what);
        out.flush();
    }

    void blank() {
        out.println();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
