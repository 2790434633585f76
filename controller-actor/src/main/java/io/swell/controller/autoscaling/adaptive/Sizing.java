package io.swell.controller.autoscaling.adaptive;

/** From requests in service to whole replicas. */
final class Sizing {

    private static final double ROUNDING = 1e-6;
    private static final double SHORTEST_DRAIN_SECONDS = 5;
    private static final double DRAIN = 1;

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
        return (int) Math.ceil(level / slots - ROUNDING);
    }

    /**
     * Replicas on top of {@code base} that drain a backlog, if its last request would be late and it would still be there
     * when a replica ordered now is ready; within one cold start, where each costs about as much as the wait it saves.
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
        double drainSeconds = DRAIN * Math.max(SHORTEST_DRAIN_SECONDS, coldStartSeconds);
        return (int) Math.ceil(left * serviceSeconds / drainSeconds / slots - ROUNDING);
    }

    int bounded(int replicas) {
        return Math.max(1, Math.min(most, replicas));
    }
}
