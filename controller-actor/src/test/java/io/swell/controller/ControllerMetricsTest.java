package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.controller.autoscaling.AutoscalingContext;
import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.controller.autoscaling.metric.MetricOverReplicas;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.MetricsReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A controller whose deployment has a policy of the user's own. */
class ControllerMetricsTest {

    /** What the policy below does before it answers. */
    private static volatile Runnable dawdles = () -> {};

    /** One replica for ten in the backlog of all. */
    public static final class ByBacklog implements AutoscalingPolicy {
        @Override
        public double desiredReplicas(AutoscalingContext context) {
            dawdles.run();
            return context.metric("backlog").map(MetricOverReplicas::sum).orElse(10.0) / 10;
        }
    }

    private final ControllerFixture cluster = new ControllerFixture(
            """
            swell.controller.policy-time-limit = 20ms
            swell.deployments.echo.autoscaling {
              upscale-delay = 0
              downscale-delay = 0
              policy = "io.swell.controller.ControllerMetricsTest$ByBacklog"
            }
            """);
    private final ActorRef<ControllerCommand> controller = start();

    private ActorRef<ControllerCommand> start() {
        dawdles = () -> {};
        return cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void startsAsManyReplicasAsWhatTheyRecordWants() {
        StartReplica first = oneRuns();

        controller.tell(backlog(cluster.process, 1, 25));

        StartReplica second = cluster.expectStart();
        StartReplica third = cluster.expectStart();
        assertThat(second.replica()).isNotIn(first.replica(), third.replica());
        assertThat(target()).isEqualTo(3);
    }

    @Test
    void hearsNoHostThatIsNoMember() {
        oneRuns();
        controller.tell(backlog(new ProcessId("10.9.9.9:1", 1), 1, 25));
        assertThat(target()).isEqualTo(1);
        controller.tell(backlog(cluster.process, 1, 15));

        cluster.expectStart();
        assertThat(target()).isEqualTo(2);
    }

    @Test
    void leavesTheTargetWhereThePolicyOverruns() {
        oneRuns();
        dawdles = () -> cluster.clock.advance(Duration.ofMillis(21));
        controller.tell(backlog(cluster.process, 1, 25));

        cluster.directory.awaitAssert(Duration.ofSeconds(10), () -> {
            var deployment = cluster.status(controller).deployments().get(0);
            assertThat(deployment.target()).isEqualTo(1);
            assertThat(deployment.reason()).contains("ByBacklog took 21 ms, and may take 20 ms");
            return null;
        });
    }

    private StartReplica oneRuns() {
        cluster.introduced(controller);
        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
        StartReplica first = cluster.expectStart();
        cluster.report(controller, List.of(cluster.hosted(first, ReplicaPhase.RUNNING)));
        return first;
    }

    private static HostMetrics backlog(ProcessId host, long sequence, double sum) {
        return new HostMetrics(host, sequence, 0, 1, List.of(new MetricSum(ECHO, "backlog", 1, sum)));
    }

    private int target() {
        return cluster.status(controller).deployments().get(0).target();
    }
}
