package io.swell.shared.input;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: with a unit, as in HOCON; only 0 goes without. */
public final class WrittenDuration {

    private static final Pattern PATTERN = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(ns|us|ms|s|m|h|d|)");

    /** In nanoseconds. */
    private static final Map<String, Double> UNITS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9, "d", 86400e9);

    private WrittenDuration() {}

    /** What the text says, or the longest there is, some 292 years; empty where it is not a duration. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        boolean hasUnit = !matcher.group(2).isEmpty();
        return hasUnit || number == 0
                ? Optional.of(Duration.ofNanos(Math.round(number * UNITS.getOrDefault(matcher.group(2), 1.0))))
                : Optional.empty();
    }
}
