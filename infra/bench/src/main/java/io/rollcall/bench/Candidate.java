package io.rollcall.bench;

import io.rollcall.testing.FunctionProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One of those that are measured against each other.
 *
 * @param name in the table
 * @param function what it does: {@code floor} or one of the functions
 * @param folder its unpacked package
 * @param command what starts it
 * @param handler what Lambda is told to call
 * @param settings its environment
 * @param event the first request, and each after it
 * @param wanted what every right answer holds
 */
record Candidate(
        String name,
        String function,
        Path folder,
        List<String> command,
        String handler,
        Map<String, String> settings,
        byte[] event,
        String wanted) {
    FunctionProcess start() {
        return FunctionProcess.start(folder, command, handler, settings);
    }
}
