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

/**
 * Three JVMs: a controller that is reported to; another just like it that is not, but takes what naive senders send;
 * and one that stands for many processes. The two controllers are measured side by side, so that what an idle node costs
 * (cluster, timers, collector) is known for the very same seconds and can be taken away.
 */
final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final ChildJvm controller;
    final ChildJvm idle;
    final ChildJvm sender;

    Rig(String overrides, int controllerHeapMebibytes, int senderHeapMebibytes) {
        int controllerPort = BenchNode.freePort();
        int idlePort = BenchNode.freePort();
        this.controller = controller("controller", controllerPort, overrides, controllerHeapMebibytes);
        this.idle = controller("idle", idlePort, overrides, controllerHeapMebibytes);
        this.sender = ChildJvm.start(
                "sender",
                SenderMain.class,
                senderHeapMebibytes,
                Integer.toString(BenchNode.freePort()),
                Integer.toString(controllerPort),
                Integer.toString(idlePort));
        await("controller", () -> controller.ask("status").get("term").asLong() > 0);
    }

    private static ChildJvm controller(String name, int port, String overrides, int heapMebibytes) {
        try {
            Path file = Files.createTempFile("swell-bench-", ".conf");
            try {
                Files.writeString(file, overrides);
                String ownPort = Integer.toString(port);
                return ChildJvm.start(name, ControllerMain.class, heapMebibytes, ownPort, ownPort, file.toString());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Introduces processes {@code first} and following to the controller; as hosts of replicas, too, if wanted. */
    void admit(int first, int count, boolean hosts) {
        controller.ask("admit", Map.of("first", first, "count", count, "hosts", hosts));
        if (hosts) {
            sender.ask("hosts", Map.of("first", first, "count", count));
        }
    }

    /** Has the sender's processes report. */
    void drive(String way, double changing, long intervalMicros) {
        sender.ask("drive", Map.of("way", way, "changing", changing, "intervalMicros", intervalMicros));
    }

    /** Ends all reporting, and waits until nothing is under way. */
    void pause() {
        sender.ask("pause");
        await("acknowledgements", () -> sender.ask("look").get("inFlight").asInt() == 0);
        await(
                "the sink to have taken everything",
                () -> idle.ask("taken").get("messages").asLong() == 0);
    }

    /** Measures both controllers and the sender for a while. */
    Measured measure(Duration length) {
        sender.ask("traffic");
        Marks before = marks();
        sleep(length);
        Marks after = marks();
        return Measured.between(before, after);
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
        controller.requireCleanLog();
        sender.requireCleanLog();
    }

    private Marks marks() {
        return new Marks(controller.ask("mark"), idle.ask("mark"), sender.ask("mark"), sender.ask("traffic"));
    }

    static void sleep(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    static void await(String what, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            BenchFailure.unless(System.nanoTime() < deadline, "waited in vain for: " + what);
            sleep(Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        sender.close();
        controller.close();
        idle.close();
    }

    /** What three JVMs said at one instant. */
    record Marks(JsonNode controller, JsonNode idle, JsonNode sender, JsonNode traffic) {}

    /**
     * What happened in a while.
     *
     * @param controllerMicros CPU time of the controller's whole process
     * @param idleMicros CPU time of the other's
     */
    record Measured(
            double seconds,
            double controllerMicros,
            double idleMicros,
            double senderMicros,
            long messages,
            long entries,
            long coalesced,
            long lost,
            JsonNode traffic) {

        static Measured between(Marks before, Marks after) {
            return new Measured(
                    delta(before.controller(), after.controller(), "nanoTime") / 1e9,
                    delta(before.controller(), after.controller(), "cpuNanos") / 1e3,
                    delta(before.idle(), after.idle(), "cpuNanos") / 1e3,
                    delta(before.sender(), after.sender(), "cpuNanos") / 1e3,
                    delta(before.traffic(), after.traffic(), "messages"),
                    delta(before.traffic(), after.traffic(), "entries"),
                    delta(before.traffic(), after.traffic(), "coalesced"),
                    delta(before.traffic(), after.traffic(), "lost"),
                    after.traffic());
        }

        private static long delta(JsonNode before, JsonNode after, String name) {
            return after.get(name).asLong() - before.get(name).asLong();
        }
    }
}
