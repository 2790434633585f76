package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.controller.ControllerMain;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import io.swell.bench.sender.SenderMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One cluster: a controller's JVM, and the one that stands for all processes that report to it. */
final class Site implements AutoCloseable {

    final ChildJvm controller;
    final ChildJvm sender;
    final int controllerPort;

    /**
     * Starts both.
     *
     * @param sinkPort of the node with the sink that naive senders report to
     */
    Site(
            String controllerName,
            String senderName,
            int controllerPort,
            int sinkPort,
            String overrides,
            int controllerHeapMebibytes,
            int senderHeapMebibytes) {
        this.controllerPort = controllerPort;
        this.controller =
                controller(controllerName, controllerPort, controllerPort, overrides, controllerHeapMebibytes);
        this.sender = ChildJvm.start(
                senderName,
                SenderMain.class,
                senderHeapMebibytes,
                Integer.toString(BenchNode.freePort()),
                Integer.toString(controllerPort),
                Integer.toString(sinkPort));
    }

    /** Starts one more node with the controller's role, which takes over once the first leaves. */
    ChildJvm successor(String overrides, int heapMebibytes) {
        return controller("successor", BenchNode.freePort(), controllerPort, overrides, heapMebibytes);
    }

    private static ChildJvm controller(String name, int port, int seedPort, String overrides, int heapMebibytes) {
        try {
            Path file = Files.createTempFile("swell-bench-", ".conf");
            try {
                Files.writeString(file, overrides);
                return ChildJvm.start(
                        name,
                        ControllerMain.class,
                        heapMebibytes,
                        Integer.toString(port),
                        Integer.toString(seedPort),
                        file.toString());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Introduces processes {@code first} and following, which have handles and so should report. */
    void admit(int first, int count) {
        admit(first, count, true, false);
    }

    /**
     * Introduces processes that may run replicas, and waits until they are known as hosts. They repeat what is not
     * answered, so from then on the sender's way to the controller is open: begin with them.
     */
    void admitHosts(int first, int count, boolean alsoReport) {
        admit(first, count, alsoReport, true);
        long known = sender.ask("traffic").get("hostsKnown").asLong();
        sender.ask("hosts", Map.of("first", first, "count", count));
        Rig.await("hosts", () -> sender.ask("traffic").get("hostsKnown").asLong() >= known + count);
    }

    private void admit(int first, int count, boolean reports, boolean hosts) {
        controller.ask("admit", Map.of("first", first, "count", count, "reports", reports, "hosts", hosts));
    }

    /** Has the sender stand for processes {@code first} and following. */
    void create(int first, int count, int handles, int deployments) {
        sender.ask("create", Map.of("first", first, "count", count, "handles", handles, "deployments", deployments));
    }

    /**
     * Has the sender's processes report. Those that report as Swell does follow the pusher's own schedule if the interval is
     * the configured one; any other is forced on them.
     */
    void drive(String way, double changing, long intervalMicros) {
        sender.ask("drive", Map.of("way", way, "changing", changing, "intervalMicros", intervalMicros));
    }

    /** Ends all reporting, and waits until nothing is under way; what was lost is sent again, as a pusher would. */
    void pause() {
        sender.ask("pause");
        Rig.await("acknowledgements", this::isAllAcknowledged);
    }

    private boolean isAllAcknowledged() {
        Rig.sleep(Duration.ofMillis(300));
        if (sender.ask("look").get("untold").asInt() == 0) {
            return true;
        }
        drive("swell", 0, 1_000_000);
        Rig.sleep(Duration.ofMillis(2_500));
        sender.ask("pause");
        Rig.sleep(Duration.ofMillis(500));
        return sender.ask("look").get("untold").asInt() == 0;
    }

    /** Fails unless the controller holds what the sender's handles carry, to the last request. */
    void requireEqualTotals() {
        JsonNode sent = sender.ask("look");
        JsonNode held = controller.ask("status");
        BenchFailure.unless(held.get("refusedEntries").asLong() == 0, "the controller refused entries: " + held);
        BenchFailure.unless(
                held.get("ongoing").asLong() == sent.get("ongoing").asLong()
                        && held.get("handles").asLong() == sent.get("handles").asLong(),
                "the controller's totals are wrong. sent: " + sent + " held: " + held);
        requireCleanLogs();
    }

    void requireCleanLogs() {
        controller.requireCleanLog();
        sender.requireCleanLog();
    }

    @Override
    public void close() {
        sender.close();
        controller.close();
    }
}
