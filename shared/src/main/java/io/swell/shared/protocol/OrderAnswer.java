package io.swell.shared.protocol;

import io.swell.shared.id.DeploymentId;

/**
 * What became of an operator's order.
 *
 * @param outcome whether it was accepted
 * @param target replicas granted now; what was ordered, as far as a budget has room
 * @param objection why it was refused; empty if it was not
 */
public record OrderAnswer(DeploymentId deployment, Outcome outcome, int target, String objection)
        implements WireMessage {

    /** Whether it was accepted, and if not, what may help. */
    public enum Outcome {
        ACCEPTED,
        /** The same order may be accepted soon. */
        NOT_YET,
        /** Nothing of that name is deployed. */
        NOT_DEPLOYED
    }

    public static OrderAnswer accepted(DeploymentId deployment, int target) {
        return new OrderAnswer(deployment, Outcome.ACCEPTED, target, "");
    }

    public static OrderAnswer notYet(DeploymentId deployment, String objection) {
        return new OrderAnswer(deployment, Outcome.NOT_YET, 0, objection);
    }

    public static OrderAnswer notDeployed(DeploymentId deployment) {
        return new OrderAnswer(deployment, Outcome.NOT_DEPLOYED, 0, "deployment must be deployed, was: " + deployment);
    }

    public boolean wasRefused() {
        return outcome != Outcome.ACCEPTED;
    }
}
