package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;

/**
 * How few and how many replicas a deployment may have.
 *
 * @param lower at least so many
 * @param upper at most so many; not below {@code lower}
 */
record ReplicaBounds(int lower, int upper) {

    static ReplicaBounds of(AutoscalingConfig config) {
        return new ReplicaBounds(config.minReplicas(), config.maxReplicas());
    }

    int clamp(int replicas) {
        return Math.max(lower, Math.min(upper, replicas));
    }

    /** -1 below them, 1 above, 0 between. */
    int sideOf(int replicas) {
        if (replicas > upper) {
            return 1;
        }
        return replicas < lower ? -1 : 0;
    }
}
