package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;

/**
 * What a configuration says, in the form in which decisions need it: worked out once, and in common to all deployments
 * that are configured alike.
 */
record ScalingRules(AutoscalingConfig config, ScalingGain gain, ReplicaBounds bounds, DelayPeriods delays) {

    static ScalingRules of(AutoscalingConfig config) {
        return new ScalingRules(config, ScalingGain.of(config), ReplicaBounds.of(config), DelayPeriods.of(config));
    }
}
