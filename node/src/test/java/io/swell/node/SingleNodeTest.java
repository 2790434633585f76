package io.swell.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.handle.DeploymentHandle;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import io.swell.shared.protocol.ClusterStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that has no seed nodes forms a cluster of its own and does everything. */
class SingleNodeTest {

    /** Answers when told to. */
    public static final class Echo implements RequestHandler<String, String> {
        @Override
        public CompletionStage<String> handle(String request, RequestContext context) {
            return CompletableFuture.completedFuture(request + "!");
        }
    }

    private final ActorSystem<Void> system = NodeMain.start(config());

    @AfterEach
    void stop() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void servesASleepingDeploymentFromItsFirstRequest() throws Exception {
        DeploymentHandle<String, String> echo = Swell.get(system).handle("echo", String.class, String.class);

        assertThat(echo.call("hello").toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("hello!");

        List<CompletionStage<String>> more = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            more.add(echo.call("again"));
        }
        for (CompletionStage<String> answer : more) {
            assertThat(answer.toCompletableFuture().get(20, TimeUnit.SECONDS)).isEqualTo("again!");
        }
        ClusterStatus status = Swell.get(system)
                .status(Duration.ofSeconds(5))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        assertThat(status.deployments()).hasSize(1);
        assertThat(status.deployments().get(0).decisions()).isNotEmpty();
        System.out.println(status);
    }

    private static Config config() {
        return NodeMain.withDefaults(
                ConfigFactory.parseString(
                        """
                akka.remote.artery.canonical.port = 0
                akka.coordinated-shutdown.exit-jvm = off
                swell.deployments.echo {
                  handler = "io.swell.node.SingleNodeTest$Echo"
                  autoscaling { min-replicas = 0, max-replicas = 3 }
                }
                """));
    }
}
