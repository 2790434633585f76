package io.swell.controller.autoscaling.adaptive;

/** From requests in service to whole replicas. */
final class Sizing {

    private static final double ROUNDING = 1e-6;
    private static final double SHORTEST_DRAIN_SECONDS = 10;

    final int slots;
    final double waitSeconds;
    final int most;
    double serviceSeconds = 1;
    double coldStartSeconds;
    double demand;
    private double surely;

    Sizing(int slots, double waitSeconds, int most) {
        this.slots = slots;
        this.waitSeconds = waitSeconds;
        this.most = most;
    }

    /**
     * What is reckoned with until the next look.
     *
     * @param inService requests that would be in service if none waited
     * @param surelyInService of them, noise aside
     */
    void observe(double inService, double surelyInService, double service, double coldStart) {
        demand = inService;
        surely = surelyInService;
        serviceSeconds = service;
        coldStartSeconds = coldStart;
    }

    /** Replicas whose slots carry a level. */
    int base(double level) {
        return wholeReplicas(level / slots);
    }

    /**
     * Replicas on top of {@code base} that drain a backlog within one cold start, if its last request would be late and it
     * would still be there when a replica ordered now is ready.
     *
     * @param readySlots that serve now
     */
    int extra(double backlog, int base, double readySlots) {
        if (backlog * serviceSeconds <= waitSeconds * readySlots) {
            return 0;
        }
        double spare = Math.max(0, (double) base * slots - surely);
        double left = backlog - spare * coldStartSeconds / serviceSeconds;
        if (left <= 0) {
            return 0;
        }
        double drainSeconds = Math.max(SHORTEST_DRAIN_SECONDS, coldStartSeconds);
        return wholeReplicas(left * serviceSeconds / drainSeconds / slots);
    }

    private int wholeReplicas(double replicas) {
        return (int) Math.min(most, Math.ceil(replicas - ROUNDING));
    }

    /** At least one, at most as many as there may be. */
    int bounded(int replicas) {
        return Math.max(1, Math.min(most, replicas));
    }
}
