package io.swell.shared.protocol;

import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import java.util.List;
import java.util.Optional;

/**
 * What the controller knows of one deployment. No larger than a {@link StatusPage}: of a long history the oldest decisions
 * are left out.
 *
 * @param found the one that was asked for, or none if nothing of that name is deployed
 */
public record DeploymentAnswer(List<DeploymentStatus> found) implements WireMessage {

    public static DeploymentAnswer of(Optional<DeploymentStatus> status) {
        return new DeploymentAnswer(status.stream().toList());
    }

    public Optional<DeploymentStatus> status() {
        return found.stream().findFirst();
    }
}
