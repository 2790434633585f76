package io.swell.node.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.node.management.ManagedNode.Answer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When there is an endpoint, and whom it asks. */
class EndpointLifeTest {

    private static final String ECHO =
            "swell.deployments.echo { handler = \"io.swell.node.SingleNodeTest$Echo\", resources.cpu = 0.1 }";

    /** The one that is asked has not the role to host the controller. */
    @Test
    void anyNodeAnswersForTheCluster() throws Exception {
        try (ManagedNode first = ManagedNode.start(ECHO)) {
            String seed = first.system().address().toString();
            try (ManagedNode other = ManagedNode.start(
                    ECHO, "akka.cluster { roles = [handle, replica], seed-nodes = [\"" + seed + "\"] }")) {
                Answer scaled = other.order("/deployments/echo/scale", "{\"replicas\": 4}");

                assertThat(scaled.status()).isEqualTo(200);
                Answer here = other.await(
                        "/deployments/echo",
                        it -> it.body().path("observed").path("running").asInt() == 4);
                Answer there = first.get("/deployments/echo");
                assertThat(there.body().path("order")).isEqualTo(here.body().path("order"));
                assertThat(there.body().path("target").asInt()).isEqualTo(4);
            }
        }
    }

    @Test
    void saysSoWhereNoControllerAnswers() throws Exception {
        try (ManagedNode node = ManagedNode.start(
                "akka.cluster.roles = [handle, replica]", "swell.management.controller-timeout = 200ms")) {
            for (String path : new String[] {"/deployments", "/deployments/echo"}) {
                Answer answer = node.get(path);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.error()).isEqualTo("no controller answered within 200ms; try again");
            }
            Answer order = node.post("/deployments/echo/pause", "");
            assertThat(order.status()).isEqualTo(503);
            assertThat(order.error())
                    .isEqualTo(
                            "no controller answered within 200ms; the order may have been heard, and may be repeated");
        }
    }

    @Test
    void isNotThereUnlessConfigured() throws Exception {
        try (ManagedNode node = ManagedNode.start("swell.management.enabled = false")) {
            assertThat(node.swell().management()).isEmpty();
        }
    }

    @Test
    void aNodeWhosePortIsTakenGoesOnWithoutIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ManagedNode node = ManagedNode.start(ECHO, "swell.management.port = " + taken.getLocalPort())) {
            assertThatThrownBy(node::url).isInstanceOf(ExecutionException.class);
            assertThat(node.swell()
                            .handle("echo", String.class, String.class)
                            .call("hello")
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS))
                    .isEqualTo("hello!");
        }
    }

    @Test
    void closesWithItsNode() throws Exception {
        int port;
        try (ManagedNode node = ManagedNode.start()) {
            port = node.url().getPort();
            assertThat(node.get("/deployments").status()).isEqualTo(200);
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }
}
