package io.rollcall.setting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment, read strictly. A blank value counts as not set.
 *
 * @param environment names and values, as {@link System#getenv()} has them
 */
public record Settings(Map<String, String> environment) {

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** The value of a setting, trimmed; empty when it is not set or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The value of a setting that has no default.
     *
     * @throws SettingException when it is not set
     */
    public String required(String name) {
        return text(name).orElseThrow(() -> new SettingException(name + " environment variable is not set"));
    }

    /**
     * A whole number between two bounds, both included.
     *
     * @throws SettingException when the value is no such number
     */
    public int integer(String name, int fallback, int least, int most) {
        return text(name).map(value -> parse(name, value, least, most)).orElse(fallback);
    }

    /** As {@link #integer}, counted in seconds. */
    public Duration seconds(String name, int fallback, int least, int most) {
        return Duration.ofSeconds(integer(name, fallback, least, most));
    }

    /**
     * One word of a list, the first of which is the default.
     *
     * @throws SettingException when the value is none of them
     */
    public String choice(String name, List<String> words) {
        String value = text(name).orElse(words.getFirst());
        if (!words.contains(value)) {
            throw new SettingException(name + ": must be one of " + String.join(", ", words));
        }
        return value;
    }

    /** The values stay out of every log. */
    @Override
    public String toString() {
        return "Settings" + environment.keySet();
    }

    private static int parse(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, in the same words as a number out of bounds.
        }
        throw new SettingException(name + ": must be a whole number from " + least + " to " + most);
    }
}
