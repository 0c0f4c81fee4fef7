package io.rollcall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The ratios that the README shows, for a short run to be held against. Machines differ and are shared, so only a gross loss counts.
 *
 * @param ratios to the floor, by the candidate's name
 */
record Recorded(Map<String, Double> ratios) {
    private static final double GROSS = 1.5;

    static Recorded read(Path file) throws IOException {
        Map<String, Double> ratios = new HashMap<>();
        for (JsonNode figure : new ObjectMapper().readTree(file.toFile())) {
            ratios.put(figure.path("name").asText(), figure.path("first_ratio").asDouble());
        }
        return new Recorded(ratios);
    }

    /** Tells each ratio beside the recorded one; false where one is more than {@value #GROSS} times as large. */
    boolean holds(ColdReport report) {
        boolean holds = true;
        for (Candidate candidate : report.starts().keySet()) {
            double now = report.ratio(candidate, ColdStart::first);
            double then = ratios.getOrDefault(candidate.name(), now);
            boolean lost = now > GROSS * then;
            System.out.printf(
                    "%s: %.2f x the floor, recorded %.2f%s%n",
                    candidate.name(), now, then, lost ? ": a gross loss" : "");
            holds &= !lost;
        }
        return holds;
    }
}
