package io.swell.controller.routing;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What processes are told of one deployment.
 *
 * @param replicas in the order in which they became routable
 */
public record PublishedRoutes(
        DeploymentId deployment,
        Availability availability,
        String detail,
        RoutingLimits limits,
        Map<ReplicaId, ReplicaAddress> replicas) {

    private static final RoutingLimits NO_LIMITS = new RoutingLimits(1, -1, Optional.empty());

    public PublishedRoutes {
        replicas = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(replicas));
    }

    /** For a deployment nobody deployed. */
    public static PublishedRoutes unknown(DeploymentId deployment) {
        return new PublishedRoutes(
                deployment, Availability.UNKNOWN, "no deployment has this name", NO_LIMITS, Map.of());
    }

    DeploymentRoutes complete() {
        return new DeploymentRoutes(
                deployment, availability, detail, limits, true, List.copyOf(replicas.values()), List.of());
    }

    DeploymentRoutes since(PublishedRoutes before) {
        List<ReplicaAddress> added = new ArrayList<>();
        replicas.forEach((id, address) -> {
            if (!address.equals(before.replicas.get(id))) {
                added.add(address);
            }
        });
        List<ReplicaId> removed = before.replicas.keySet().stream()
                .filter(id -> !replicas.containsKey(id))
                .toList();
        return new DeploymentRoutes(deployment, availability, detail, limits, false, added, removed);
    }
}
