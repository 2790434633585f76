package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.schedule.ScheduledBounds;
import io.swell.shared.config.AutoscalingConfig;

/**
 * How few and how many replicas a deployment may have.
 *
 * @param lower at least so many
 * @param lowerBy name of the scheduled window that says so; empty for the deployment's own bound
 * @param upper at most so many; not below {@code lower}
 * @param upperBy as {@code lowerBy}
 */
record ReplicaBounds(int lower, String lowerBy, int upper, String upperBy) {

    static ReplicaBounds of(AutoscalingConfig config) {
        return new ReplicaBounds(config.minReplicas(), "", config.maxReplicas(), "");
    }

    static ReplicaBounds of(ScheduledBounds bounds) {
        return new ReplicaBounds(bounds.lower(), bounds.lowerBy(), bounds.upper(), bounds.upperBy());
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
