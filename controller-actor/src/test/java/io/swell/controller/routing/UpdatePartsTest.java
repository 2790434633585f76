package io.swell.controller.routing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpdatePartsTest {

    private static final ActorRef<ReplicaCommand> REPLICA =
            TestInbox.<ReplicaCommand>create().getRef();
    private static final RoutingLimits LIMITS = new RoutingLimits(5, -1, Optional.empty());

    @Test
    void noNewsIsNoUpdate() {
        assertThat(UpdateParts.of(List.of())).isEmpty();
    }

    @Test
    void littleNewsIsOneUpdate() {
        List<DeploymentRoutes> news = List.of(routes("a", 3, true), routes("b", 0, false));

        assertThat(UpdateParts.of(news)).containsExactly(news);
    }

    @Test
    void manyDeploymentsAreSpreadInOrderOverUpdatesThatFitAFrame() {
        List<DeploymentRoutes> news = IntStream.range(0, 1_500)
                .mapToObj(i -> routes("d-" + i, 2, true))
                .toList();

        List<List<DeploymentRoutes>> parts = UpdateParts.of(news);

        assertThat(parts).allSatisfy(part -> assertThat(entries(part)).isLessThanOrEqualTo(UpdateParts.MOST_ENTRIES));
        assertThat(parts.stream().flatMap(List::stream).toList()).isEqualTo(news);
    }

    @Test
    void oneLargeDeploymentIsCompleteAtFirstAndThenAddedTo() {
        DeploymentRoutes large = routes("large", 1_700, true);

        List<DeploymentRoutes> pieces =
                UpdateParts.of(List.of(large)).stream().flatMap(List::stream).toList();

        assertThat(pieces.get(0).complete()).isTrue();
        assertThat(pieces.subList(1, pieces.size())).noneMatch(DeploymentRoutes::complete);
        List<ReplicaAddress> added = new ArrayList<>();
        pieces.forEach(piece -> added.addAll(piece.added()));
        assertThat(added).isEqualTo(large.added());
    }

    @Test
    void whatIsRemovedIsSaidOnce() {
        DeploymentId id = new DeploymentId("large");
        DeploymentRoutes large = new DeploymentRoutes(
                id,
                Availability.DEPLOYED,
                "",
                LIMITS,
                false,
                routes("large", 1_200, false).added(),
                List.of(new ReplicaId(id, "old")));

        assertThat(UpdateParts.of(List.of(large)).stream()
                        .flatMap(List::stream)
                        .flatMap(piece -> piece.removed().stream()))
                .containsExactly(new ReplicaId(id, "old"));
    }

    private static int entries(List<DeploymentRoutes> part) {
        return part.stream()
                .mapToInt(routes -> 1 + routes.added().size() + routes.removed().size())
                .sum();
    }

    private static DeploymentRoutes routes(String name, int replicas, boolean complete) {
        DeploymentId id = new DeploymentId(name);
        List<ReplicaAddress> added = IntStream.range(0, replicas)
                .mapToObj(i -> new ReplicaAddress(new ReplicaId(id, "r" + i), REPLICA))
                .toList();
        return new DeploymentRoutes(id, Availability.DEPLOYED, "", LIMITS, complete, added, List.of());
    }
}
