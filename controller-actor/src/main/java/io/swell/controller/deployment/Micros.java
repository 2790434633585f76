package io.swell.controller.deployment;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Arithmetic on monotonic microseconds that saturates: what lies beyond the end of time is never. */
final class Micros {

    /** Later than any instant. */
    static final long NEVER = Long.MAX_VALUE;

    private Micros() {}

    static long of(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    /** @param micros not negative */
    static long after(long now, long micros) {
        long sum = now + micros;
        return sum < now ? NEVER : sum;
    }
}
