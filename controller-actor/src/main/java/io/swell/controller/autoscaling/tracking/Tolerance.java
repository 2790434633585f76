package io.swell.controller.autoscaling.tracking;

/**
 * How far a metric may be from its target before anything is done about it; both ends belong to it.
 *
 * @param down share below, such as 0.1
 * @param up share above
 */
public record Tolerance(double down, double up) {

    /** A tenth each way. */
    public static final Tolerance DEFAULT = new Tolerance(0.1, 0.1);

    /** Whether a ratio of metric to target is near enough to 1. */
    public boolean includes(double ratio) {
        return 1 - down <= ratio && ratio <= 1 + up;
    }
}
