package io.swell.bench.jvm;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.node.NodeMain;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Configuration of the nodes of a bench, and the names they agree on. */
public final class BenchNode {

    /** Where the actor that takes naive reports is found in the controller's JVM. */
    public static final String SINK_PATH = "/system/bench-sink";

    /**
     * For nodes whose CPU time is to be known to the millisecond a second: timers are looked at ten times a second instead
     * of a hundred, which alone costs more than what is to be measured. Not for measuring how soon something happens. A node
     * that is buried in messages on purpose is not to be taken for dead meanwhile.
     */
    public static final String QUIET =
            """
            akka.scheduler.tick-duration = 100ms
            akka.cluster.scheduler.tick-duration = 100ms
            akka.cluster.failure-detector.acceptable-heartbeat-pause = 20s
            """;

    private BenchNode() {}

    /** A port nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String address(int port) {
        return "akka://" + NodeMain.SYSTEM_NAME + "@127.0.0.1:" + port;
    }

    /**
     * Configuration of a node.
     *
     * @param seedPort port of the cluster's first node; its own for the first
     * @param roles separated by commas
     */
    public static Config config(int port, int seedPort, String roles, String overrides) {
        return NodeMain.withDefaults(ConfigFactory.parseString(overrides)
                .withFallback(ConfigFactory.parseString(String.join(
                        "\n",
                        "akka.remote.artery.canonical.port = " + port,
                        "akka.cluster.seed-nodes = [\"" + address(seedPort) + "\"]",
                        "akka.cluster.roles = [" + roles + "]",
                        "akka.coordinated-shutdown.exit-jvm = off"))));
    }

    /** HOCON of deployments that scale by the defaults. */
    public static String deployments(int count) {
        StringBuilder text = new StringBuilder("swell.deployments {\n");
        for (int i = 0; i < count; i++) {
            text.append(deployment(i)).append(" { autoscaling {} }\n");
        }
        return text.append("}\n").toString();
    }

    /** A name of the length people give. */
    public static DeploymentId deployment(int number) {
        return new DeploymentId(String.format(Locale.ROOT, "team-%02d-model-%05d", number % 40, number));
    }

    public static ProcessId process(int number) {
        return new ProcessId("10.0." + number / 250 % 250 + "." + (number % 250 + 1) + ":25520", number + 1_000_000L);
    }
}
