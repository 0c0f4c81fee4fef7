import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has been done with the employees so far. */
record Counts(long created, long updated, long unchanged) {
    Counts plus(Answer answer) {
        return new Counts(
                created + number(answer, "created"),
                updated + number(answer, "updated"),
                unchanged + number(answer, "unchanged"));
    }

    private static long number(Answer answer, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body());
        if (!found.find()) {
            throw new Stop(Stop.FAILED, "This is no answer of Rollcall: " + answer.body());
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public String toString() {
        return "%,d created, %,d updated, %,d unchanged".formatted(created, updated, unchanged);
    }
}
