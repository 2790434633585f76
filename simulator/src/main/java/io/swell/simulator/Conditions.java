package io.swell.simulator;

import java.time.Duration;

/**
 * What every contender meets alike.
 *
 * @param slots requests a replica works on at a time
 * @param coldStart from the order of a replica until it takes requests
 * @param slo a request that waits longer is a violation
 * @param minReplicas fewest replicas a target may ask for
 * @param maxReplicas most replicas a target may ask for
 * @param warmReplicas replicas that run when the trace begins
 */
public record Conditions(
        int slots, Duration coldStart, Duration slo, int minReplicas, int maxReplicas, int warmReplicas) {

    private static final double WARM_FROM = 60;
    private static final double WARM_TO = 300;

    public Conditions {
        require(slots >= 1, "slots must be at least 1", slots);
        require(!coldStart.isNegative(), "cold start must not be negative", coldStart);
        require(!slo.isNegative(), "slo must not be negative", slo);
        require(minReplicas >= 0, "min replicas must be at least 0", minReplicas);
        require(maxReplicas >= Math.max(1, minReplicas), "max replicas must be at least 1 and min", maxReplicas);
        require(warmReplicas >= 0, "warm replicas must be at least 0", warmReplicas);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was: " + value);
        }
    }

    /**
     * As many replicas as the work that arrives from the second to the fifth minute would keep half busy; at least one.
     */
    public static int warmReplicas(Trace trace, int slots) {
        double busy = trace.busySlots(WARM_FROM, WARM_TO);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(busy / (0.5 * slots))));
    }

    public double coldStartSeconds() {
        return seconds(coldStart);
    }

    public double sloSeconds() {
        return seconds(slo);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    public Conditions withWarmReplicas(int replicas) {
        return new Conditions(slots, coldStart, slo, minReplicas, maxReplicas, replicas);
    }

    public Conditions withBounds(int fewest, int most) {
        return new Conditions(slots, coldStart, slo, fewest, most, warmReplicas);
    }

    /** The number of replicas between the bounds that is nearest. */
    public int bounded(int replicas) {
        return Math.max(minReplicas, Math.min(maxReplicas, replicas));
    }
}
