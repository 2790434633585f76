package io.swell.controller.autoscaling;

/**
 * How a process's monotonic time maps to the time on the wall.
 *
 * @param offsetMillis milliseconds since 1970 less milliseconds of monotonic time
 */
record WallTime(long offsetMillis) {

    /** Monotonic time begins in 1970. */
    static final WallTime EPOCH = new WallTime(0);

    private static final long LATEST_MILLIS = Long.MAX_VALUE / 4_000;

    long millis(long micros) {
        return offsetMillis + Math.floorDiv(micros, 1_000);
    }

    /** The first microsecond of that millisecond; {@link Long#MAX_VALUE} for what is too far away to come. */
    long micros(long epochMillis) {
        return epochMillis >= LATEST_MILLIS ? Long.MAX_VALUE : (epochMillis - offsetMillis) * 1_000;
    }
}
