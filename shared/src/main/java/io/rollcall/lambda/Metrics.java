package io.rollcall.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rollcall.cache.Caches;
import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells CloudWatch how this copy does: one line of its embedded metric format on the standard output, which costs no call, behind a request and at
 * most once in {@link #EVERY}, so never behind a copy's first. Each line has what came since the last. Silent outside Lambda. Safe
 * for use by many threads.
 */
@Singleton
final class Metrics implements CheckedAtStart {
    static final Duration EVERY = Duration.ofMinutes(1);

    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAMESPACE = "Rollcall";
    private static final String DIMENSION = "function";
    private static final int CLASSES = 6;

    private final Optional<String> function;
    private final Caches caches;
    private final Clock clock;
    private final Ticker ticker;
    private final AtomicLongArray answers = new AtomicLongArray(CLASSES);
    private Map<String, Caches.Figures> told = Map.of();
    private Optional<Long> toldAt = Optional.empty();

    Metrics(Settings settings, Caches caches, Clock clock, Ticker ticker) {
        boolean wanted = "on".equals(settings.choice("ROLLCALL_METRICS", List.of("on", "off")));
        this.function = settings.text("AWS_LAMBDA_FUNCTION_NAME").filter(name -> wanted);
        this.caches = caches;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Counts an answer, and tells when it is time. */
    void count(int status) {
        if (function.isPresent()) {
            answers.incrementAndGet(status / 100);
            tell(function.get(), ticker.read());
        }
    }

    private synchronized void tell(String name, long now) {
        if (toldAt.isEmpty()) {
            toldAt = Optional.of(now);
        } else if (now - toldAt.get() >= EVERY.toNanos()) {
            toldAt = Optional.of(now);
            System.out.println(line(name, figures()));
        }
    }

    /** Names and values; sizes of caches as they are, all else as it has grown. */
    private Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        for (int hundred = 2; hundred < CLASSES; hundred++) {
            figures.put("answers_" + hundred + "xx", answers.getAndSet(hundred, 0));
        }
        Map<String, Caches.Figures> present = caches.figures();
        present.forEach((cache, now) -> {
            Caches.Figures before = told.getOrDefault(cache, new Caches.Figures(0, 0, 0));
            figures.put("cache_" + cache + "_hits", now.hits() - before.hits());
            figures.put("cache_" + cache + "_misses", now.misses() - before.misses());
            figures.put("cache_" + cache + "_size", now.size());
        });
        told = present;
        return figures;
    }

    private String line(String name, Map<String, Long> figures) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            describe(json, figures);
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField(DIMENSION, name);
            for (var figure : figures.entrySet()) {
                json.writeNumberField(figure.getKey(), figure.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toString();
    }

    private static void describe(JsonGenerator json, Map<String, Long> figures) throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString(DIMENSION);
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (String figure : figures.keySet()) {
            json.writeStartObject();
            json.writeStringField("Name", figure);
            json.writeStringField("Unit", "Count");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
