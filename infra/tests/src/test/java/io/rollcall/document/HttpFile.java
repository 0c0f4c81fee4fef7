package io.rollcall.document;

import io.rollcall.testing.Call;
import io.rollcall.testing.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The requests of an {@code .http} file, as far as ours goes: {@code ###}, {@code # @name}, a verb, headers and a body. */
record HttpFile(List<Request> requests) {
    private static final Pattern NAME = Pattern.compile("# @name (\\w+)");
    private static final Pattern NOTE = Pattern.compile("# (\\d{3}): (.+)");
    private static final Pattern ANSWER = Pattern.compile("\\{\\{(\\w+)\\.response\\.body\\.\\$\\.([\\w.\\[\\]]+)}}");

    static HttpFile parse(String text) {
        return new HttpFile(Stream.of(text.split("(?m)^### ", -1))
                .skip(1)
                .map(HttpFile::request)
                .toList());
    }

    private static Request request(String section) {
        String[] parts = section.strip().split("\n\n", 2);
        List<String> lines = parts[0].lines().toList();
        List<String> head =
                lines.stream().skip(1).filter(line -> !line.startsWith("#")).toList();
        String[] target = head.getFirst().split(" ", 2);
        List<Header> headers = head.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .map(pair -> new Header(pair[0], pair[1]))
                .toList();
        return new Request(
                lines.getFirst(),
                first(NAME, lines).map(found -> found.group(1)).orElseThrow(),
                first(NOTE, lines).map(found -> new Note(Integer.parseInt(found.group(1)), found.group(2))),
                target[0],
                target[1],
                headers,
                parts.length == 2 ? parts[1] : "");
    }

    private static Optional<MatchResult> first(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .findFirst();
    }

    /** What later requests take from the answers of earlier ones. */
    List<Answer> answers() {
        return requests.stream()
                .flatMap(request -> request.texts().stream())
                .flatMap(text -> ANSWER.matcher(text).results())
                .map(found -> new Answer(found.group(), found.group(1), found.group(2)))
                .distinct()
                .toList();
    }

    /** A status other than the one that the route promises, and why. */
    record Note(int status, String why) {}

    /**
     * A value out of the answer to an earlier request.
     *
     * @param text as it stands in the file
     * @param request the earlier request's name
     * @param path such as {@code keys[0].kid}
     */
    record Answer(String text, String request, String path) {}

    /** One request, with its variables still in it. */
    record Request(
            String title,
            String name,
            Optional<Note> note,
            String method,
            String url,
            List<Header> headers,
            String body) {
        /** Where variables may stand. */
        List<String> texts() {
            List<String> texts = new ArrayList<>(List.of(url, body));
            headers.forEach(header -> texts.add(header.value()));
            return texts;
        }

        /** As a call, after what puts values for variables. */
        Call call(UnaryOperator<String> values) {
            Call call = Call.of(method, values.apply(url));
            for (Header header : headers) {
                call = call.header(header.name(), values.apply(header.value()));
            }
            byte[] bytes = values.apply(body).getBytes(StandardCharsets.UTF_8);
            return new Call(call.method(), call.path(), call.query(), call.headers(), bytes);
        }
    }
}
