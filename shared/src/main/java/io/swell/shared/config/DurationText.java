package io.swell.shared.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durations as a user writes them: a whole number of the largest unit that needs no fraction. */
public final class DurationText {

    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
        UNITS.put("ms", Duration.ofMillis(1));
        UNITS.put("us", Duration.ofNanos(1_000));
    }

    private DurationText() {}

    /** As in {@code 30m}; 0 goes without a unit. */
    public static String of(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long count = duration.dividedBy(unit.getValue());
            if (count != 0 && unit.getValue().multipliedBy(count).equals(duration)) {
                return count + unit.getKey();
            }
        }
        return duration.toNanos() + "ns";
    }
}
