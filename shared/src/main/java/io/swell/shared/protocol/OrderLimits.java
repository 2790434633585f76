package io.swell.shared.protocol;

import java.time.Duration;

/** What an operator's order must keep to. */
public final class OrderLimits {

    public static final int MOST_REPLICAS = 100_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private OrderLimits() {}

    static void check(int replicas) {
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException("replicas must be from 0 to " + MOST_REPLICAS + ", was: " + replicas);
        }
    }

    /** Whether an order may hold for so long. */
    public static boolean permits(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    static void check(Duration duration) {
        if (!permits(duration) && !duration.isZero()) {
            throw new IllegalArgumentException("duration must be from 1s to 366d, or 0, was: " + duration);
        }
    }
}
