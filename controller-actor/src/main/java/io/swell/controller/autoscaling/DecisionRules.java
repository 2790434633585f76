package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.schedule.ReplicaSchedule;
import io.swell.shared.config.AutoscalingConfig;

/**
 * What a configuration says, in the form in which decisions need it: worked out once, and in common to all deployments
 * that are configured alike.
 */
record DecisionRules(
        AutoscalingConfig config,
        int slots,
        ScalingGain gain,
        ReplicaBounds bounds,
        DelayPeriods delays,
        ReplicaSchedule schedule) {

    /** @param slots requests one replica serves at once */
    static DecisionRules of(AutoscalingConfig config, int slots) {
        return new DecisionRules(
                config,
                slots,
                ScalingGain.of(config),
                ReplicaBounds.of(config),
                DelayPeriods.of(config),
                ReplicaSchedule.of(config));
    }
}
