package io.swell.handle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import io.swell.handle.directory.DirectoryNotice.RoutesChanged;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentTableTest {

    private static final DeploymentId DEPLOYMENT = new DeploymentId("echo");

    private final ActorTestKit kit = ActorTestKit.create();
    private final TestProbe<HandleCommand> handle = kit.createTestProbe();
    private final ReplicaAddress one = address("one");
    private final ReplicaAddress two = address("two");
    private final DeploymentTable table = new DeploymentTable();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void routesAgainToAReplicaThatIsNamedAgain() {
        table.subscribe(handle.getRef());
        complete(one, two);
        complete(one); // the next controller has not heard of the other's host yet
        assertThat(routable()).containsExactly(one.replica());

        table.apply(routes(false, List.of(two), List.of()), false, address -> true);

        assertThat(routable()).containsExactlyInAnyOrder(one.replica(), two.replica());
    }

    @Test
    void neverRoutesToAReplicaThatHasEndedHoweverOftenItIsNamed() {
        table.subscribe(handle.getRef());
        complete(one, two);
        table.end(two.replica());

        complete(one, two);

        assertThat(routable()).containsExactly(one.replica());
    }

    private void complete(ReplicaAddress... replicas) {
        table.apply(routes(true, List.of(replicas), List.of()), true, address -> true);
    }

    private List<ReplicaId> routable() {
        table.publish();
        HandleCommand told = handle.receiveMessage();
        return ((RoutesChanged) told)
                .routes().replicas().replicas().stream()
                        .map(ReplicaLoad::replica)
                        .toList();
    }

    private static DeploymentRoutes routes(boolean complete, List<ReplicaAddress> added, List<ReplicaId> removed) {
        RoutingLimits limits = new RoutingLimits(1, -1, Optional.empty());
        return new DeploymentRoutes(DEPLOYMENT, Availability.DEPLOYED, "", limits, complete, added, removed);
    }

    private ReplicaAddress address(String suffix) {
        TestProbe<ReplicaCommand> replica = kit.createTestProbe();
        return new ReplicaAddress(new ReplicaId(DEPLOYMENT, suffix), replica.getRef());
    }
}
