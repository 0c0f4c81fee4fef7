import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory that is imported into. What was not answered, or not now, is sent again: under one Idempotency-Key it is done once. */
final class Server {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 6;
    private static final long LONGEST_WAIT = 60;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Options options;
    private String token = "";

    Server(Options options) {
        this.options = options;
    }

    /** The answer to a part: 200, or a refusal that does not pass. */
    Answer send(Part part, String name) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = post(part, name);
                boolean expired = answer.status() == 401 && !token.isEmpty() && attempt == 1;
                if (expired) {
                    token = "";
                }
                if (!expired && (!passes(answer.status()) || attempt == ATTEMPTS)) {
                    return answer;
                }
                rest(expired ? 0 : answer.retryAfterSeconds());
            } catch (IOException unanswered) {
                if (attempt == ATTEMPTS) {
                    throw new Stop(
                            Stop.FAILED,
                            options.url() + " does not answer (" + unanswered + "). Start again to go on from part " + part.number() + ".");
                }
                rest(attempt);
            }
        }
    }

    private static boolean passes(int status) {
        return status == 409 || status == 429 || status == 503;
    }

    private static void rest(long seconds) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT)));
    }

    private Answer post(Part part, String name) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(
                        "/employees/import?mode=" + options.mode() + (options.dryRun() ? "&dry_run=true" : ""))
                .header("Content-Type", options.isCsv() ? "text/csv" : "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(part.body()));
        if (!options.dryRun()) {
            request.header("Idempotency-Key", name + part.number());
        }
        String key = options.environment().getOrDefault("ROLLCALL_API_KEY", "");
        if (key.isEmpty()) {
            request.header("Authorization", "Bearer " + token());
        } else {
            request.header("X-API-Key", key);
        }
        return answer(request);
    }

    private String token() throws IOException, InterruptedException {
        if (token.isEmpty()) {
            Map<String, String> environment = options.environment();
            String form = "username=" + encode(environment.getOrDefault("ROLLCALL_USERNAME", "")) + "&password="
                    + encode(environment.getOrDefault("ROLLCALL_PASSWORD", ""));
            Answer answer = answer(request("/auth/token")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
            Matcher found = TOKEN.matcher(answer.body());
            if (!found.find()) {
                throw new Stop(
                        Stop.FAILED,
                        "Signing in was answered with " + answer.status()
                                + ". Set ROLLCALL_API_KEY, or ROLLCALL_USERNAME and ROLLCALL_PASSWORD.");
            }
            token = found.group(1);
        }
        return token;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(options.url() + path)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        long wait = response.headers().firstValueAsLong("Retry-After").orElse(1);
        return new Answer(response.statusCode(), response.body(), wait);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
