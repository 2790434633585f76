package io.swell.handle.directory;

import akka.actor.typed.ActorRef;
import io.swell.handle.routing.RunningReplicas;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.Map;
import java.util.Optional;

/**
 * One deployment's table: where to route, and where every replica is that may still have requests. Immutable, one
 * object for all handles of the process.
 *
 * @param refs of the replicas that may be routed to, and of those that only finish what they have
 */
public record Routes(RunningReplicas replicas, Map<ReplicaId, ActorRef<ReplicaCommand>> refs) {

    /** What a handle has before its directory knows anything. */
    public static final Routes NOT_KNOWN_YET = new Routes(RunningReplicas.NOT_KNOWN_YET, Map.of());

    public Routes {
        refs = Map.copyOf(refs);
    }

    /** Where this replica is; empty if it has ended. */
    public Optional<ActorRef<ReplicaCommand>> find(ReplicaId replica) {
        return Optional.ofNullable(refs.get(replica));
    }
}
