package io.swell.shared.protocol;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything a process's replica directory accepts. */
public sealed interface DirectoryCommand {

    /**
     * Where the deployments this process has handles for can be reached. Kept small, since at a controller's begin every
     * process is owed one entry for each replica; {@link RoutesReader} turns it into {@link DeploymentRoutes}.
     *
     * @param version grows by one with every update to this process within a term; one sent again keeps its own
     * @param complete whether this replaces everything the process knows; otherwise it builds on {@code version - 1}
     * @param parents every one that a piece refers to
     */
    record RoutingUpdate(
            Term term, long version, boolean complete, List<ReplicaPlace.Parent> parents, List<RoutesPiece> pieces)
            implements DirectoryCommand, WireMessage {}

    /**
     * One deployment's part of an update, as it is read.
     *
     * @param complete whether {@code added} is the whole list; otherwise {@code added} and {@code removed} change it
     */
    record DeploymentRoutes(
            DeploymentId deployment,
            Availability availability,
            String detail,
            RoutingLimits limits,
            boolean complete,
            List<ReplicaAddress> added,
            List<ReplicaId> removed) {}

    /**
     * What a handle must know of its deployment's configuration.
     *
     * @param maxOngoingRequests per replica
     * @param maxQueuedRequests per handle; -1 for no limit
     * @param sloWait a longer wait counts as late
     */
    record RoutingLimits(int maxOngoingRequests, int maxQueuedRequests, Optional<Duration> sloWait) {}

    record ReplicaAddress(ReplicaId replica, ActorRef<ReplicaCommand> ref) {}

    /** Whether waiting for a replica makes sense. */
    enum Availability {
        /** Deployed; replicas run or will. */
        DEPLOYED,
        /** Deployed, but its replicas cannot start; {@code detail} says why. */
        UNHEALTHY,
        /** No such deployment. */
        UNKNOWN
    }

    /** The one open door: what handles and the directory itself send. Never leaves the JVM. */
    non-sealed interface Local extends DirectoryCommand {}
}
