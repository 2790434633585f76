package io.swell.controller.autoscaling;

import io.swell.shared.id.DeploymentId;

/**
 * What a policy of the user's own says of itself, to be kept for the next controller.
 *
 * @param policy the class that said it
 */
public record PolicyState(DeploymentId deployment, String policy, byte[] bytes) {}
