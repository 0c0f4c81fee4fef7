package io.rollcall.bench;

import io.rollcall.testing.FunctionProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one start has shown, in milliseconds.
 *
 * @param ready from the process's start to its first request for an event
 * @param first from the process's start to its first answer
 * @param cpu processor time until then
 * @param warm the median of the calls after it
 * @param peak memory in MB at the end, at its highest
 */
record ColdStart(double ready, double first, double cpu, double warm, double peak) {
    private static final int WARM_CALLS = 200;
    private static final double TICK_MILLIS = 10;
    private static final int USER_TICKS = 13;

    /** Starts a candidate once; a wrong answer is an error. */
    static ColdStart of(Candidate candidate) throws IOException {
        try (FunctionProcess process = candidate.start()) {
            double ready = process.awaitReady() / 1e6;
            byte[] answer = process.invoke(candidate.event());
            double first = process.age() / 1e6;
            double cpu = cpu(process.pid());
            check(candidate, answer);
            double[] warm = new double[WARM_CALLS];
            for (int i = 0; i < WARM_CALLS; i++) {
                long before = System.nanoTime();
                answer = process.invoke(candidate.event());
                warm[i] = (System.nanoTime() - before) / 1e6;
                check(candidate, answer);
            }
            return new ColdStart(ready, first, cpu, Medians.of(warm), peak(process.pid()));
        }
    }

    private static void check(Candidate candidate, byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (!text.contains("\"statusCode\":200") || !text.contains(candidate.wanted())) {
            throw new IllegalStateException(candidate.name() + " answered " + text);
        }
    }

    /** User and system time of the process, in clock ticks of a hundredth of a second (proc(5)). */
    private static double cpu(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS - 2]) + Long.parseLong(fields[USER_TICKS - 1])) * TICK_MILLIS;
    }

    private static double peak(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
