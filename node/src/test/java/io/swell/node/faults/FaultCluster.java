package io.swell.node.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.testsupport.ForkedJvm;
import io.swell.testsupport.FreePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes in JVMs of their own on free ports of the loopback interface, all with the one deployment {@code work}: 100 ms a
 * request, two requests per replica aimed at. Delays are short, so that a controller that took missing data for missing
 * load would lower targets within the test. The first node started forms the cluster and gets the controller, if its
 * roles allow. Closing leaves no process behind.
 */
final class FaultCluster implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(60);

    private static final int MOST_NODES = 6;

    private final String story;
    private final String settings;
    private final List<Integer> ports = FreePorts.several(MOST_NODES);
    private final List<NodeProcess> nodes = new ArrayList<>();

    /**
     * A cluster without nodes.
     *
     * @param settings over those of all these tests, as HOCON
     */
    FaultCluster(String story, String settings) {
        this.story = story;
        this.settings = settings;
    }

    NodeProcess start(String name, String roles) {
        int port = ports.get(nodes.size());
        // A later node joins through whichever of the others still lives.
        String seed = nodes.stream()
                .filter(node -> node.jvm().isAlive())
                .map(NodeProcess::address)
                .findFirst()
                .orElse("127.0.0.1:" + port);
        String config =
                """
                akka.remote.artery.canonical.port = %d
                akka.cluster { seed-nodes = ["akka://swell@%s"], roles = [%s] }
                swell {
                  metrics-pusher.interval = 500ms
                  replica-host.resources.cpu = 8
                  deployments.%s {
                    handler = "%s"
                    handler-config.time = 100ms
                    max-ongoing-requests = 3
                    autoscaling {
                      min-replicas = 1, max-replicas = 12
                      target-ongoing-requests = 2
                      look-back-period = 2s, upscale-delay = 500ms, downscale-delay = 1s
                    }
                  }
                }
                %s
                """
                        .formatted(port, seed, roles, FaultNode.DEPLOYMENT, TimedHandler.class.getName(), settings);
        ForkedJvm jvm = ForkedJvm.of(FaultNode.class, config)
                .jvmFlags("-Xmx192m", FaultNode.nameFlag(name))
                .start(name);
        NodeProcess node = new NodeProcess(name, "127.0.0.1:" + port, jvm);
        nodes.add(node);
        return node;
    }

    /** Waits until the controller hears of all of these; only then are replicas spread over all of them. */
    void awaitReporting(NodeProcess... nodesWithHandles) {
        for (NodeProcess node : nodesWithHandles) {
            nodesWithHandles[0].awaitStatus(
                    0, "status in which " + node.name() + " reports", LONG, status -> "reporting"
                            .equals(status.processes().get(node.address())));
        }
    }

    /** Waits until the controller has what it wants, so many replicas. */
    void awaitReplicas(int replicas, NodeProcess... asked) {
        for (NodeProcess node : asked) {
            node.awaitStatus(
                    node.now(),
                    "status with " + replicas + " replicas",
                    LONG,
                    status -> status.running() == replicas
                            && status.target() == replicas
                            && status.starting() + status.draining() == 0);
        }
    }

    /** Figures of a story, for whoever reads the output of the tests. */
    static void print(String story, String figures) {
        System.out.println("[" + story + "] " + figures);
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.jvm().close());
        nodes.forEach(node -> node.keepOutput(story));
        assertThat(nodes)
                .allSatisfy(node -> assertThat(ProcessHandle.of(node.jvm().pid()))
                        .as("process of " + node.name())
                        .isEmpty());
    }
}
