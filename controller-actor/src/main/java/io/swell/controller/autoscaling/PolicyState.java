package io.swell.controller.autoscaling;

import io.swell.shared.id.DeploymentId;

/**
 * What a policy says of itself, to be kept for the next controller.
 *
 * @param policy its name: the class that said it, or one of {@link AutoscalingPolicy#names()}
 */
public record PolicyState(DeploymentId deployment, String policy, byte[] bytes) {}
