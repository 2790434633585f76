package io.swell.shared.protocol;

import io.swell.shared.id.DeploymentId;

/**
 * What became of an operator's order.
 *
 * @param target replicas granted now; what was ordered, as far as a budget has room
 * @param objection why it was refused; empty if it was not
 */
public record OrderAnswer(DeploymentId deployment, int target, String objection) implements WireMessage {

    public static OrderAnswer accepted(DeploymentId deployment, int target) {
        return new OrderAnswer(deployment, target, "");
    }

    public static OrderAnswer refused(DeploymentId deployment, String objection) {
        return new OrderAnswer(deployment, 0, objection);
    }

    public boolean wasRefused() {
        return !objection.isEmpty();
    }
}
