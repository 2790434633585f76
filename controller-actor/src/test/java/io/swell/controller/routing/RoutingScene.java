package io.swell.controller.routing;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and refs that tests of this package share. Refs are values here: nothing is ever sent to them. */
final class RoutingScene implements AutoCloseable {

    static final Term TERM = new Term(5, 1);
    static final DeploymentId ECHO = new DeploymentId("echo");
    static final DeploymentId OTHER = new DeploymentId("other");

    private final ActorTestKit kit = ActorTestKit.create();
    private final List<ActorRef<DirectoryCommand>> directories = new ArrayList<>();
    private final ActorRef<ReplicaCommand> replicaRef =
            kit.createTestProbe(ReplicaCommand.class).getRef();

    RoutingScene() {
        for (int i = 0; i < 4; i++) {
            directories.add(kit.createTestProbe(DirectoryCommand.class).getRef());
        }
    }

    ActorRef<DirectoryCommand> directory(int process) {
        return directories.get(process);
    }

    static ProcessId process(int number) {
        return new ProcessId("10.0.0." + number + ":25520", number);
    }

    static MetricsReport report(int process, Term heldTerm, long heldVersion) {
        return new MetricsReport(
                process(process), 1, 0, 0, 1, 0, heldTerm, heldVersion, false, 0, new String[0], LoadColumns.EMPTY);
    }

    PublishedRoutes routes(DeploymentId deployment, int... replicas) {
        Map<ReplicaId, ReplicaAddress> addresses = new LinkedHashMap<>();
        for (int replica : replicas) {
            ReplicaId id = replica(deployment, replica);
            addresses.put(id, new ReplicaAddress(id, replicaRef));
        }
        return new PublishedRoutes(
                deployment, Availability.DEPLOYED, "", new RoutingLimits(5, -1, Optional.empty()), addresses);
    }

    static ReplicaId replica(DeploymentId deployment, int number) {
        return new ReplicaId(deployment, "5-1-" + number);
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
