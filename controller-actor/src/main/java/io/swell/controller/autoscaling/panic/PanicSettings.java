package io.swell.controller.autoscaling.panic;

/**
 * How a {@link PanicDecider} decides.
 *
 * @param target load per replica to aim for
 * @param panicThreshold panic when the short window wants this many times the replicas that are ready
 * @param maxScaleUpRate one decision wants at most this many times the ready replicas
 * @param maxScaleDownRate one decision wants at least the ready replicas divided by this
 * @param panicHoldMicros panic lasts this long after the threshold was last passed: the length of the long window
 * @param scaleDownDelayMicros a decision is the largest of so long; 0 for no such delay
 * @param activationScale where there is load at all, at least so many; 1 for no such floor
 */
public record PanicSettings(
        double target,
        double panicThreshold,
        double maxScaleUpRate,
        double maxScaleDownRate,
        long panicHoldMicros,
        long scaleDownDelayMicros,
        int activationScale) {

    /** Knative's defaults for a target: twice the ready replicas is panic, up a thousandfold, down by half, no delay. */
    public static PanicSettings ofTarget(double target) {
        return new PanicSettings(target, 2, 1000, 2, 60_000_000, 0, 1);
    }
}
