package io.swell.controller.autoscaling;

import java.util.Arrays;

/**
 * The {@link Rest} of every deployment, in columns by ordinal: most entries of a report are of deployments at rest, and
 * find out here that nothing is to be decided without touching anything else.
 */
final class Rests {

    private long[] untilMicros = {};
    private long[] lowest = {};
    private long[] highest = {};

    void keep(int ordinal, Rest rest) {
        if (ordinal >= untilMicros.length) {
            grow(Math.max(64, 2 * (ordinal + 1)));
        }
        untilMicros[ordinal] = rest.untilMicros();
        lowest[ordinal] = rest.lowest();
        highest[ordinal] = rest.highest();
    }

    /**
     * Whether the deployment may be left alone until its rest is over, if nothing else happens to it.
     *
     * @param ongoing at which the integral goes on growing
     */
    boolean lasts(int ordinal, long integralMicros, int ongoing, long nowMicros) {
        if (ordinal >= untilMicros.length || nowMicros >= untilMicros[ordinal]) {
            return false;
        }
        return integralMicros >= lowest[ordinal]
                && integralMicros + ongoing * (untilMicros[ordinal] - nowMicros) <= highest[ordinal];
    }

    /** When it is over; long ago if there is none. */
    long untilMicros(int ordinal) {
        return ordinal < untilMicros.length ? untilMicros[ordinal] : Long.MIN_VALUE;
    }

    private void grow(int capacity) {
        int known = untilMicros.length;
        untilMicros = Arrays.copyOf(untilMicros, capacity);
        Arrays.fill(untilMicros, known, capacity, Long.MIN_VALUE);
        lowest = Arrays.copyOf(lowest, capacity);
        highest = Arrays.copyOf(highest, capacity);
    }
}
