package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;

/**
 * What a configuration says, in the form in which decisions need it: worked out once, and in common to all deployments
 * that are configured alike.
 */
record DecisionRules(AutoscalingConfig config, ScalingGain gain, ReplicaBounds bounds, DelayPeriods delays) {

    static DecisionRules of(AutoscalingConfig config) {
        return new DecisionRules(config, ScalingGain.of(config), ReplicaBounds.of(config), DelayPeriods.of(config));
    }
}
