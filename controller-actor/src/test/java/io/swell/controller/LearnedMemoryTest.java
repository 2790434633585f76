package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import io.swell.controller.autoscaling.PolicyState;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code adaptive} learned with one controller, at the next. */
class LearnedMemoryTest {

    private static final int ENOUGH_TO_PROVE_SOMETHING = 900;

    private final ControllerFixture cluster = new ControllerFixture(
            """
            swell.deployments.echo.autoscaling { policy = adaptive, slo.wait = 1s, min-replicas = 1 }
            akka.cluster.distributed-data.delta-crdt.enabled = off
            """);

    private long sequence;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void goesOnAtTheSuccessor() {
        ActorRef<ControllerCommand> first = cluster.start();
        cluster.introduced(first);
        HostedReplica replica = cluster.hosted(cluster.expectStart(), ReplicaPhase.RUNNING);
        cluster.report(first, List.of(replica));
        assertThat(reasonAfter(first, 30)).contains("by policy adaptive").contains("none proved");
        assertThat(reasonAfter(first, ENOUGH_TO_PROVE_SOMETHING)).contains("cheapest of");
        cluster.kit.stop(first);

        ActorRef<ControllerCommand> successor = cluster.start();
        cluster.expectHost(HostCommand.IntroduceController.class);
        cluster.report(successor, List.of(replica));

        assertThat(reasonAfter(successor, 30)).contains("by policy adaptive").contains("cheapest of");
    }

    /** Nobody but the process of the controller is told of it. */
    @Test
    void gossipTakesItToOtherProcesses() {
        byte[] learned = {1, 2, 3};
        ActorTestKit other = ActorTestKit.create(
                cluster.kit.system().name(), cluster.kit.system().settings().config());
        try {
            Cluster.get(other.system())
                    .manager()
                    .tell(Join.create(
                            Cluster.get(cluster.kit.system()).selfMember().address()));
            new PolicyMemory(cluster.kit.system(), new Term(2, 1), Map.of())
                    .write(new PolicyState(ECHO, "adaptive", learned));

            other.createTestProbe().awaitAssert(Duration.ofSeconds(20), () -> {
                assertThat(recalled(other)).containsExactly(learned);
                return null;
            });
        } finally {
            other.shutdownTestKit();
        }
    }

    /** What a controller in that process would find; nothing for none. */
    private static byte[] recalled(ActorTestKit process) {
        TestProbe<Optional<KeptState>> probe = process.createTestProbe();
        process.spawn(PolicyRecall.then(
                new Term(9, 9),
                SwellSettings.fromConfig(process.system().settings().config()).deployments(),
                states -> {
                    probe.getRef().tell(Optional.ofNullable(states.get(ECHO)));
                    return Behaviors.empty();
                }));
        return probe.receiveMessage(Duration.ofSeconds(10))
                .map(KeptState::state)
                .orElse(new byte[0]);
    }

    /** Why it has what it has, after so many reports a second apart, by a process in which one request runs. */
    private String reasonAfter(ActorRef<ControllerCommand> controller, int reports) {
        String reason = "";
        for (int i = 1; i <= reports; i++) {
            cluster.clock.advance(Duration.ofSeconds(1));
            sequence++;
            LoadColumns columns = LoadColumns.ofSize(1);
            columns.set(0, 0, 1, new LoadSnapshot(0, 1, 0, sequence * 1_000_000, sequence, sequence - 1, 0, 0, 0));
            cluster.push(controller, cluster.report(sequence, MetricsReport.SNAPSHOT, PackedLoad.of(columns)));
            reason = cluster.status(controller).deployments().get(0).reason();
        }
        return reason;
    }
}
