package io.swell.simulator.bound;

import io.swell.simulator.Conditions;
import io.swell.simulator.Trace;

/**
 * What a plan has to do.
 *
 * @param slots of each replica
 * @param patience a request that waits longer is late, seconds
 * @param coldStart seconds
 * @param least replicas that run all the time
 * @param warm replicas that need no cold start; at least {@code least}
 * @param end no run ends before, seconds
 * @param work of all requests, slot-seconds
 * @param mayBeLate so many requests may be late
 */
record Planning(
        Trace trace,
        int slots,
        double patience,
        double coldStart,
        int least,
        int warm,
        double end,
        double work,
        long mayBeLate) {

    /** A hair more than a share of a whole number may come to in floating point. */
    private static final double HAIR = 1e-9;

    /**
     * Of those who play, some keep one replica more than the deployment where it may sleep; the bound holds for them, too.
     *
     * @param budget share of requests that may be late
     */
    static Planning of(Trace trace, Conditions conditions, double budget) {
        return new Planning(
                trace,
                conditions.slots(),
                conditions.sloSeconds(),
                conditions.coldStartSeconds(),
                conditions.minReplicas(),
                Math.max(1, conditions.bounded(conditions.warmReplicas())),
                trace.end(),
                trace.work(),
                (long) Math.floor(budget * trace.size() + HAIR));
    }

    /** Cost of doing the work on replicas that are never idle, and of those that run anyway. */
    double workBound() {
        return Math.max(work / slots, least * end);
    }
}
