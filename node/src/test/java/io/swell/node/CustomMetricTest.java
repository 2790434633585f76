package io.swell.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.controller.autoscaling.AutoscalingContext;
import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.controller.autoscaling.metric.MetricOverReplicas;
import io.swell.handle.DeploymentHandle;
import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.testsupport.EventLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node whose deployment is sized by what its replicas record. */
class CustomMetricTest {

    /** Records the backlog it is told of. */
    public static final class Worker implements RequestHandler<Integer, String> {

        private final ReplicaContext replica;

        public Worker(ReplicaContext replica) {
            this.replica = replica;
        }

        @Override
        public CompletionStage<String> handle(Integer backlog, RequestContext context) {
            replica.recordMetric("backlog", backlog);
            return CompletableFuture.completedFuture(replica.replica().toString());
        }
    }

    /** What the policy was shown: requests waiting or running, and replicas that run. */
    private record Shown(double ongoing, int running) {}

    private static final EventLog<Shown> SHOWN = new EventLog<>("policy");

    /** One replica for ten in the backlog of all. */
    public static final class ByBacklog implements AutoscalingPolicy {
        @Override
        public double desiredReplicas(AutoscalingContext context) {
            SHOWN.add(new Shown(context.liveOngoing(), context.running()));
            return context.metric("backlog").map(MetricOverReplicas::sum).orElse(10.0) / 10;
        }
    }

    private final ActorSystem<Void> system = NodeMain.start(config());

    @AfterEach
    void stop() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void hasAsManyReplicasAsTheirBacklogWants() throws Exception {
        DeploymentHandle<Integer, String> worker = Swell.get(system).handle("worker", Integer.class, String.class);

        worker.call(30).toCompletableFuture().get(20, TimeUnit.SECONDS);

        // The end of the request may be reported later than what its replica recorded.
        SHOWN.await("three replicas and no request", Duration.ofSeconds(20), new Shown(0, 3)::equals);
        DeploymentStatus status = status();
        assertThat(status.target()).isEqualTo(3);
        assertThat(status.running()).isEqualTo(3);
        assertThat(status.ongoing()).isZero();
    }

    private DeploymentStatus status() throws Exception {
        return Swell.get(system)
                .status(Duration.ofSeconds(5))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .deployments()
                .get(0);
    }

    private static Config config() {
        return NodeMain.withDefaults(
                ConfigFactory.parseString(
                        """
                akka.remote.artery.canonical.port = 0
                akka.coordinated-shutdown.exit-jvm = off
                swell.replica-host.report-interval = 100ms
                swell.deployments.worker {
                  handler = "io.swell.node.CustomMetricTest$Worker"
                  resources.cpu = 0.1
                  autoscaling {
                    min-replicas = 1
                    max-replicas = 5
                    upscale-delay = 0
                    policy = "io.swell.node.CustomMetricTest$ByBacklog"
                  }
                }
                """));
    }
}
