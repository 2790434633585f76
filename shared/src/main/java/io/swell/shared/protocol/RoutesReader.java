package io.swell.shared.protocol;

import akka.actor.typed.ActorRefResolver;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns what a routing update says back into refs. */
public final class RoutesReader {

    private final ActorRefResolver resolver;

    public RoutesReader(ActorRefResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * In the order of the update.
     *
     * @throws IllegalArgumentException if the update contradicts itself; none of it should be applied then
     */
    public List<DeploymentRoutes> read(RoutingUpdate update) {
        Map<Integer, String> paths = new HashMap<>();
        for (Parent parent : update.parents()) {
            paths.put(parent.number(), parent.path());
        }
        return update.pieces().stream()
                .map(piece -> routes(piece.columns(), paths))
                .toList();
    }

    private DeploymentRoutes routes(RoutesColumns columns, Map<Integer, String> paths) {
        List<ReplicaAddress> added = new ArrayList<>();
        for (int row = 0; row < columns.added().length; row++) {
            String path = paths.get(columns.parents()[row]);
            if (path == null) {
                throw new IllegalArgumentException("no path for parent " + columns.parents()[row]);
            }
            ReplicaId replica = columns.replica(row);
            String ref = ReplicaPlace.ref(replica, path, columns.names()[row], columns.uids()[row]);
            added.add(new ReplicaAddress(replica, resolver.resolveActorRef(ref)));
        }
        List<ReplicaId> removed = new ArrayList<>();
        for (String suffix : columns.removed()) {
            removed.add(new ReplicaId(columns.deployment(), suffix));
        }
        return new DeploymentRoutes(
                columns.deployment(),
                columns.availability(),
                columns.detail(),
                columns.limits(),
                columns.complete(),
                added,
                removed);
    }
}
