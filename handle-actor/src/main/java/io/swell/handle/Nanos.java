package io.swell.handle;

import java.time.Duration;

/** Durations as nanoseconds that can be added to {@link System#nanoTime()} without overflow. */
final class Nanos {

    /** About 146 years: for ever. */
    static final long LONGEST = Long.MAX_VALUE / 2;

    private static final Duration LONGEST_DURATION = Duration.ofNanos(LONGEST);

    private Nanos() {}

    static long of(Duration duration) {
        if (duration.compareTo(LONGEST_DURATION) >= 0) {
            return LONGEST;
        }
        return duration.isNegative() ? 0 : duration.toNanos();
    }
}
