package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.RoutingUpdates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whoever asks a controller that has just begun is told of no deployment that it is unknown: its handle would answer all
 * that wait with a failure.
 */
class FirstRoutesTest {

    @Test
    void whereAHostStaysSilent() {
        try (ControllerFixture cluster = new ControllerFixture()) {
            ActorRef<ControllerCommand> controller = cluster.start();
            cluster.expectIntroduction(controller);
            cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
            cluster.directory.expectNoMessage(Duration.ofMillis(200));

            cluster.clock.advance(Duration.ofSeconds(4));
            cluster.push(controller, cluster.queued(2, MetricsReport.SNAPSHOT, 1));

            assertThat(routes(cluster))
                    .extracting(DeploymentRoutes::availability)
                    .containsExactly(Availability.DEPLOYED);
            cluster.directory.expectNoMessage(Duration.ofMillis(200));
        }
    }

    @Test
    void whereThereAreMoreDeploymentsThanOneTurnPublishes() {
        String[] names = IntStream.range(0, 1_200).mapToObj(i -> "d" + i).toArray(String[]::new);
        StringBuilder more = new StringBuilder();
        for (String name : names) {
            more.append("swell.deployments.").append(name).append(".handler = \"com.acme.Other\"\n");
            more.append("swell.deployments.").append(name).append(".autoscaling.min-replicas = 0\n");
        }
        try (ControllerFixture cluster = new ControllerFixture(more.toString())) {
            ActorRef<ControllerCommand> controller = cluster.start();
            cluster.expectIntroduction(controller);
            LoadColumns columns = LoadColumns.ofSize(names.length);
            for (int i = 0; i < names.length; i++) {
                columns.set(i, i, 1, LoadSnapshot.ZERO);
            }
            cluster.push(
                    controller,
                    new MetricsReport(
                            cluster.process,
                            1,
                            MetricsReport.SNAPSHOT,
                            0,
                            1,
                            0,
                            Term.NONE,
                            0,
                            false,
                            0,
                            names,
                            PackedLoad.of(columns)));
            cluster.report(controller, List.of());

            Set<String> told = new HashSet<>();
            while (told.size() < names.length) {
                assertThat(routes(cluster)).allSatisfy(routes -> {
                    assertThat(routes.availability()).isEqualTo(Availability.DEPLOYED);
                    assertThat(told.add(routes.deployment().name()))
                            .as("told once")
                            .isTrue();
                });
            }
        }
    }

    private static List<DeploymentRoutes> routes(ControllerFixture cluster) {
        RoutingUpdate update = cluster.directory.expectMessageClass(RoutingUpdate.class, Duration.ofSeconds(10));
        return new ArrayList<>(RoutingUpdates.routes(cluster.kit.system(), update));
    }
}
