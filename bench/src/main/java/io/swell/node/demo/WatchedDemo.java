package io.swell.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.ChildCommands;
import io.swell.shared.protocol.ClusterStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Main of a JVM that runs the demo of one recorded workload, as {@code ./swell demo --trace} does, and keeps the books of what
 * its replicas cost. System properties are handed on to the demo's other processes.
 */
public final class WatchedDemo {

    /** Of the one deployment that gets a recorded workload. */
    public static final String DEPLOYMENT = "replay";

    private final ReplicaSeconds replicas = new ReplicaSeconds();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private WatchedDemo() {}

    public static void main(String[] arguments) {
        WatchedDemo demo = new WatchedDemo();
        new ChildCommands()
                .on("begin", demo::begin)
                .on("outcome", ignored -> demo.outcome())
                .serve();
    }

    private Map<String, ?> begin(JsonNode arguments) {
        DemoOptions options = new DemoOptions(
                arguments.get("seconds").asInt(),
                arguments.get("handles").asInt(),
                Optional.of(Path.of(arguments.get("trace").asText())),
                1,
                Optional.empty(),
                Optional.empty());
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        exitCode = CompletableFuture.supplyAsync(() -> Demo.run(options, out, Map.of(), this::look));
        return Map.of();
    }

    private synchronized void look(ClusterStatus status) {
        status.deployments().stream()
                .filter(deployment -> deployment.deployment().name().equals(DEPLOYMENT))
                .forEach(deployment -> replicas.look(deployment, System.nanoTime()));
    }

    private synchronized Map<String, ?> outcome() {
        if (!exitCode.isDone()) {
            return Map.of("done", false);
        }
        return Map.of(
                "done",
                true,
                "exitCode",
                exitCode.join(),
                "shown",
                shown.toString(StandardCharsets.UTF_8),
                "replicaSeconds",
                replicas.total(),
                "coldStartSeconds",
                replicas.meanColdStartSeconds());
    }
}
