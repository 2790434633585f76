package io.swell.controller.autoscaling.adaptive;

/** From requests in service to whole replicas. */
final class Sizing {

    private static final double ROUNDING = 1e-6;
    private static final double SHORTEST_DRAIN_SECONDS = 14;

    /** Below that it may be noise, for which nobody need be ordered. */
    private static final double WELL_ABOVE = 1.3;

    final int slots;
    final double waitSeconds;
    final int most;
    double serviceSeconds = 1;
    double coldStartSeconds;
    double demand;
    private double surely;
    private boolean isRising;

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
     * @param rises whether there are more than a while ago
     */
    void observe(double inService, double surelyInService, boolean rises, double service, double coldStart) {
        demand = inService;
        surely = surelyInService;
        isRising = rises;
        serviceSeconds = service;
        coldStartSeconds = coldStart;
    }

    /** Replicas whose slots carry a level. */
    int base(double level) {
        return wholeReplicas(level / slots);
    }

    /** Whether the last request of a backlog would be late. */
    boolean isLate(double backlog, double readySlots) {
        return backlog * serviceSeconds > waitSeconds * readySlots;
    }

    /**
     * Replicas on top of {@code base} that drain a backlog within one cold start, as much as would still be there when a
     * replica ordered now is ready. Where what is in service is well above the slots there will be until then, the backlog
     * grows by as much.
     *
     * @param soonSlots that serve during the coming cold start without what is ordered now, on average
     */
    int extra(double backlog, int base, double soonSlots) {
        double spare = Math.max(0, (double) base * slots - surely);
        double missing = Math.max(0, surely - WELL_ABOVE * soonSlots);
        double left = backlog + (missing - spare) * coldStartSeconds / serviceSeconds;
        if (left <= 0) {
            return 0;
        }
        double drainSeconds = Math.max(SHORTEST_DRAIN_SECONDS, coldStartSeconds);
        return wholeReplicas(left * serviceSeconds / drainSeconds / slots);
    }

    private int wholeReplicas(double replicas) {
        return (int) Math.min(most, Math.ceil(replicas - ROUNDING));
    }

    /** Nothing is given up while the load rises: what is too much now will soon be too little. */
    int keeping(int replicas, int target) {
        return isRising ? Math.max(replicas, target) : replicas;
    }

    /** At least one, at most as many as there may be. */
    int bounded(int replicas) {
        return Math.max(1, Math.min(most, replicas));
    }
}
