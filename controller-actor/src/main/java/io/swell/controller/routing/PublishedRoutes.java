package io.swell.controller.routing;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.ReplicaPlace.Located;
import java.util.List;
import java.util.Optional;

/**
 * What processes are told of one deployment.
 *
 * @param replicas each once, in the order in which handles are to know them
 */
public record PublishedRoutes(
        DeploymentId deployment,
        Availability availability,
        String detail,
        RoutingLimits limits,
        List<Located> replicas) {

    private static final RoutingLimits NO_LIMITS = new RoutingLimits(1, -1, Optional.empty());

    public PublishedRoutes {
        replicas = List.copyOf(replicas);
    }

    /** For a deployment nobody deployed. */
    public static PublishedRoutes unknown(DeploymentId deployment) {
        return new PublishedRoutes(
                deployment, Availability.UNKNOWN, "no deployment has this name", NO_LIMITS, List.of());
    }
}
