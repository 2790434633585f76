package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;

/**
 * How much of the way from <em>running</em> to desired is gone at once, and the step from parts of replicas to whole
 * ones.
 *
 * <pre>
 * running = 0:  n = ceil(desired)
 * otherwise:    n = ceil(running + gain × (desired - running))
 *               n - 1 where a whole replica less is desired but n would still be running
 * </pre>
 *
 * @param up gain where more is desired than runs
 * @param down gain where less is desired than runs
 */
record ScalingGain(double up, double down) {

    static ScalingGain of(AutoscalingConfig config) {
        return new ScalingGain(config.upscalingFactor(), config.downscalingFactor());
    }

    int apply(double desired, int running) {
        if (running == 0) {
            return (int) Math.ceil(desired);
        }
        double delta = desired - running;
        double whole = Math.ceil(running + (delta > 0 ? up : down) * delta);
        if (whole == running && Math.ceil(desired) < running) {
            whole -= 1;
        }
        return (int) Math.max(0, whole);
    }

    /** What the first request of a deployment without replicas gets: one replica, times the gain. */
    int firstReplicas() {
        return (int) Math.ceil(up);
    }
}
