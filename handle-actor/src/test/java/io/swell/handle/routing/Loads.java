package io.swell.handle.routing;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Replicas and tables for tests. */
final class Loads {

    static final DeploymentId ECHO = new DeploymentId("echo");

    private Loads() {}

    static ReplicaLoad replica(int number) {
        return new ReplicaLoad(new ReplicaId(ECHO, "r" + number));
    }

    /** Replicas r0, r1, … */
    static List<ReplicaLoad> replicas(int count) {
        return IntStream.range(0, count).mapToObj(Loads::replica).toList();
    }

    static RunningReplicas table(int maxOngoing, List<ReplicaLoad> replicas) {
        return table(Availability.DEPLOYED, "", maxOngoing, replicas);
    }

    static RunningReplicas table(Availability availability, String detail, int maxOngoing, List<ReplicaLoad> replicas) {
        RoutingLimits limits = new RoutingLimits(maxOngoing, -1, Optional.empty());
        return new RunningReplicas(1, availability, detail, limits, replicas, new WaitingLine());
    }

    static void fill(ReplicaLoad replica, int slots) {
        for (int i = 0; i < slots; i++) {
            replica.tryReserve(Integer.MAX_VALUE);
        }
    }
}
