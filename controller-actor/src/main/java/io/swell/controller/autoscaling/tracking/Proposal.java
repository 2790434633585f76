package io.swell.controller.autoscaling.tracking;

/** How many replicas one metric wants. Units are the metric's own; metric and target must agree in them. */
public final class Proposal {

    private Proposal() {}

    /** A metric of the whole deployment, of which each replica should have {@code target}. */
    public static int averageValue(double value, double target, int current, Tolerance tolerance) {
        return tolerance.includes(value / (target * current)) ? current : ceil(value / target);
    }

    /** A metric of the whole deployment that should itself be {@code target}, in proportion to the replicas ready. */
    public static int value(double value, double target, int ready, int current, Tolerance tolerance) {
        double ratio = value / target;
        if (current == 0) {
            return ceil(ratio);
        }
        return tolerance.includes(ratio) ? current : ceil(ratio * ready);
    }

    /**
     * A metric measured at each ready replica. Those not ready count as idle where more are wanted: what is on its way
     * already must not be ordered again. Where that turns the direction around, nothing changes.
     *
     * @param ratio mean over the ready ones, divided by its target
     */
    public static int perReplica(double ratio, int ready, int unready, int current, Tolerance tolerance) {
        int counted = ready + (ratio > 1 ? unready : 0);
        double damped = ratio * ready / counted;
        if (tolerance.includes(damped) || (damped > 1) != (ratio > 1)) {
            return current;
        }
        int wanted = ceil(damped * counted);
        boolean contradicts = damped > 1 ? wanted < current : wanted > current;
        return contradicts ? current : wanted;
    }

    /** Upwards, but for what floating point leaves behind. */
    private static int ceil(double replicas) {
        return (int) Math.ceil(Math.rint(replicas * 1e6) / 1e6);
    }
}
