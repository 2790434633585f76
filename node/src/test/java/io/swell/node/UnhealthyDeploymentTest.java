package io.swell.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.handle.DeploymentHandle;
import io.swell.handle.RequestFailure;
import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.RequestOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One deployment's handler throws at its start; another one of the same node works. */
class UnhealthyDeploymentTest {

    /** Cannot start. */
    public static final class Broken implements RequestHandler<String, String> {
        @Override
        public CompletionStage<Void> start(ReplicaContext context) {
            throw new IllegalStateException("the model file is missing");
        }

        @Override
        public CompletionStage<String> handle(String request, RequestContext context) {
            throw new AssertionError("a handler that did not start got a request");
        }
    }

    private final ActorSystem<Void> system = NodeMain.start(
            NodeMain.withDefaults(
                    ConfigFactory.parseString(
                            """
                    akka.remote.artery.canonical.port = 0
                    akka.coordinated-shutdown.exit-jvm = off
                    swell.controller { start-backoff-min = 50ms, max-start-failures = 3 }
                    swell.deployments {
                      broken { handler = "io.swell.node.UnhealthyDeploymentTest$Broken", resources.cpu = 0.1 }
                      sound { handler = "io.swell.node.SingleNodeTest$Echo", resources.cpu = 0.1 }
                    }
                    """)));
    private final Swell swell = Swell.get(system);

    @AfterEach
    void stop() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void saysWhyInWordsAndLeavesOthersAlone() throws Exception {
        DeploymentHandle<String, String> broken = swell.handle("broken", String.class, String.class);
        DeploymentHandle<String, String> sound = swell.handle("sound", String.class, String.class);

        CompletableFuture<String> waiting = broken.call("hello").toCompletableFuture();

        // Whoever waits is told as soon as waiting is in vain.
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(RequestFailure.class)
                .extracting(failure -> ((RequestFailure) failure).failure())
                .isInstanceOf(RequestOutcome.NotRunning.class)
                .extracting(failure -> failure.message())
                .asString()
                .contains("the model file is missing");
        assertThat(sound.call("hello").toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("hello!");
        DeploymentStatus unhealthy = status("broken");
        assertThat(unhealthy.health()).isEqualTo(Availability.UNHEALTHY);
        assertThat(unhealthy.detail()).contains("IllegalStateException: the model file is missing");
        assertThat(unhealthy.running()).isZero();
        assertThat(status("sound").health()).isEqualTo(Availability.DEPLOYED);
        assertThat(status("sound").detail()).isEmpty();
        assertThat(status("sound").running()).isEqualTo(1);
    }

    private DeploymentStatus status(String deployment) throws Exception {
        return swell
                .status(Duration.ofSeconds(5))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .deployments()
                .stream()
                .filter(status -> status.deployment().name().equals(deployment))
                .findFirst()
                .orElseThrow();
    }
}
