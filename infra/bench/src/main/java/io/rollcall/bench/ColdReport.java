package io.rollcall.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians of many starts, as a table, as data and as a picture. */
record ColdReport(Map<Candidate, List<ColdStart>> starts, int rounds) {
    private static final int BAR = 22;
    private static final int LABEL = 260;
    private static final int WIDTH = 900;

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append("Medians of ")
                .append(rounds)
                .append(
                        " rounds; milliseconds, and MB for memory. × is the ratio to the floor with its cache, and for those without a cache to the floor without.\n\n");
        table.append(
                "| what | init done | first 200 | × floor | CPU | × floor | warm call | × floor | peak memory |\n");
        table.append("|---|---|---|---|---|---|---|---|---|\n");
        starts.forEach((candidate, measured) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.0f | %.2f | %.2f | %.2f | %.0f |%n",
                candidate.name(),
                median(candidate, ColdStart::ready),
                median(candidate, ColdStart::first),
                ratio(candidate, ColdStart::first),
                median(candidate, ColdStart::cpu),
                ratio(candidate, ColdStart::cpu),
                median(candidate, ColdStart::warm),
                ratio(candidate, ColdStart::warm),
                median(candidate, ColdStart::peak))));
        return table.toString();
    }

    String json() {
        StringBuilder json = new StringBuilder("[");
        starts.keySet()
                .forEach(candidate -> json.append(json.length() > 1 ? ",\n " : "\n ")
                        .append(String.format(
                                Locale.ROOT,
                                "{\"name\":\"%s\",\"rounds\":%d,\"ready_ms\":%.1f,\"first_ms\":%.1f,\"first_ratio\":%.3f,\"cpu_ms\":%.1f,\"cpu_ratio\":%.3f,\"warm_ms\":%.3f,\"warm_ratio\":%.3f,\"peak_mb\":%.1f}",
                                candidate.name(),
                                rounds,
                                median(candidate, ColdStart::ready),
                                median(candidate, ColdStart::first),
                                ratio(candidate, ColdStart::first),
                                median(candidate, ColdStart::cpu),
                                ratio(candidate, ColdStart::cpu),
                                median(candidate, ColdStart::warm),
                                ratio(candidate, ColdStart::warm),
                                median(candidate, ColdStart::peak))));
        return json.append("\n]\n").toString();
    }

    /** Bars of the time to the first answer, and in them the part until the function asks for its first event. */
    String chart() {
        double longest = starts.keySet().stream()
                .mapToDouble(candidate -> median(candidate, ColdStart::first))
                .max()
                .orElse(1);
        double scale = (WIDTH - LABEL - 80) / longest;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                starts.size() * BAR + 40));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.append(
                "<text x=\"10\" y=\"20\">Milliseconds from process start to the first 200; dark: until the function is ready</text>\n");
        int y = 34;
        for (Candidate candidate : starts.keySet()) {
            double first = median(candidate, ColdStart::first);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"10\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"#9bbcdc\"/><rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"#2f6a9f\"/><text x=\"%.0f\" y=\"%d\">%.0f</text>%n",
                    y + 13,
                    candidate.name(),
                    LABEL,
                    y,
                    first * scale,
                    LABEL,
                    y,
                    median(candidate, ColdStart::ready) * scale,
                    LABEL + first * scale + 6,
                    y + 13,
                    first));
            y += BAR;
        }
        return svg.append("</svg>\n").toString();
    }

    /** To the floor of the same kind. */
    double ratio(Candidate candidate, ToDoubleFunction<ColdStart> figure) {
        String floor = candidate.name().endsWith("no cache") ? "floor: no cache" : "floor: own cache";
        Candidate base = starts.keySet().stream()
                .filter(other -> other.name().equals(floor))
                .findFirst()
                .orElseThrow();
        return median(candidate, figure) / median(base, figure);
    }

    double median(Candidate candidate, ToDoubleFunction<ColdStart> figure) {
        return Medians.of(starts.getOrDefault(candidate, List.of()).stream()
                .mapToDouble(figure)
                .toArray());
    }
}
