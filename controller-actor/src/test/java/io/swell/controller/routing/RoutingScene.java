package io.swell.controller.routing;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.ReplicaPlace;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import io.swell.shared.protocol.RoutesPiece;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.RoutingUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names and refs that tests of this package share. Refs are values here: nothing is ever sent to them. */
final class RoutingScene implements AutoCloseable {

    static final Term TERM = new Term(5, 1);
    static final Parent HOST = new Parent(1, "akka://swell@10.0.0.9:25520/system/swell-replica-host");
    static final DeploymentId ECHO = new DeploymentId("echo");
    static final DeploymentId OTHER = new DeploymentId("other");

    private final ActorTestKit kit = ActorTestKit.create();
    private final List<ActorRef<DirectoryCommand>> directories = new ArrayList<>();

    RoutingScene() {
        for (int i = 0; i < 4; i++) {
            directories.add(kit.createTestProbe(DirectoryCommand.class).getRef());
        }
    }

    ActorRef<DirectoryCommand> directory(int process) {
        return directories.get(process);
    }

    /** What an update says. */
    List<DeploymentRoutes> read(RoutingUpdate update) {
        return RoutingUpdates.routes(kit.system(), update);
    }

    static ProcessId process(int number) {
        return new ProcessId("10.0.0." + number + ":25520", number);
    }

    /** What it takes on the wire, the envelope left out. */
    static int bytes(RoutingUpdate update) {
        int pieces = update.pieces().stream().mapToInt(RoutesPiece::bytes).sum();
        return pieces
                + update.parents().stream()
                        .mapToInt(parent -> parent.path().length())
                        .sum();
    }

    static MetricsReport report(int process, Term heldTerm, long heldVersion) {
        return report(process, 1, heldTerm, heldVersion);
    }

    static MetricsReport report(int process, long sequence, Term heldTerm, long heldVersion) {
        return new MetricsReport(
                process(process),
                sequence,
                0,
                0,
                1,
                0,
                heldTerm,
                heldVersion,
                false,
                0,
                new String[0],
                PackedLoad.EMPTY);
    }

    PublishedRoutes routes(DeploymentId deployment, int... replicas) {
        List<Located> located = new ArrayList<>();
        for (int replica : replicas) {
            located.add(new Located(replica(deployment, replica), new ReplicaPlace(HOST, "/" + replica, replica)));
        }
        return new PublishedRoutes(
                deployment, Availability.DEPLOYED, "", new RoutingLimits(5, -1, Optional.empty()), located);
    }

    static ReplicaId replica(DeploymentId deployment, int number) {
        return new ReplicaId(deployment, "5-1-" + number);
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
