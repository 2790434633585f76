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
 * Four JVMs: a controller that is reported to; another just like it that is not, but takes what naive senders send;
 * one that stands for many processes; and one that only makes the other's cluster as large. The two controllers are measured side by side, so that what an idle node costs
 * (cluster, timers, collector) is known for the very same seconds and can be taken away.
 */
final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int PEER_HEAP_MEBIBYTES = 256;
    private static final long FEW_COMPILING_MICROS_PER_SECOND = 4_000;

    final ChildJvm controller;
    final ChildJvm idle;
    final ChildJvm sender;
    private final ChildJvm peer;
    final int controllerPort;

    /** Both controllers have the same configuration. */
    Rig(String overrides, int controllerHeapMebibytes, int senderHeapMebibytes) {
        this(overrides, controllerHeapMebibytes, senderHeapMebibytes, overrides);
    }

    Rig(String overrides, int controllerHeapMebibytes, int senderHeapMebibytes, String idleOverrides) {
        this.controllerPort = BenchNode.freePort();
        int idlePort = BenchNode.freePort();
        this.controller = controller("controller", controllerPort, overrides, controllerHeapMebibytes);
        this.idle = controller("idle", idlePort, idleOverrides, controllerHeapMebibytes);
        this.sender = sender("sender", controllerPort, idlePort, senderHeapMebibytes);
        this.peer = sender("peer", idlePort, idlePort, PEER_HEAP_MEBIBYTES);
    }

    private static ChildJvm sender(String name, int controllerPort, int sinkPort, int heapMebibytes) {
        return ChildJvm.start(
                name,
                SenderMain.class,
                heapMebibytes,
                Integer.toString(BenchNode.freePort()),
                Integer.toString(controllerPort),
                Integer.toString(sinkPort));
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
        await("hosts", () -> sender.ask("traffic").get("hostsKnown").asLong() >= known + count);
    }

    private void admit(int first, int count, boolean reports, boolean hosts) {
        controller.ask("admit", Map.of("first", first, "count", count, "reports", reports, "hosts", hosts));
    }

    /** Has the sender's processes report. */
    void drive(String way, double changing, long intervalMicros) {
        sender.ask("drive", Map.of("way", way, "changing", changing, "intervalMicros", intervalMicros));
    }

    /** Ends all reporting, and waits until nothing is under way; what was lost is sent again, as a pusher would. */
    void pause() {
        sender.ask("pause");
        await("acknowledgements", this::isAllAcknowledged);
        await(
                "the sink to have taken everything",
                () -> idle.ask("taken").get("messages").asLong() == 0);
    }

    private boolean isAllAcknowledged() {
        sleep(Duration.ofMillis(300));
        if (sender.ask("look").get("inFlight").asInt() == 0) {
            return true;
        }
        drive("swell", 0, 1_000_000);
        sleep(Duration.ofMillis(1_500));
        sender.ask("pause");
        sleep(Duration.ofMillis(500));
        return sender.ask("look").get("inFlight").asInt() == 0;
    }

    /** Goes on as it is until no JVM compiles much any more, or so long. */
    void awaitCompiled(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Duration step = Duration.ofSeconds(2);
        long before = compilingNanos();
        for (boolean settled = false; !settled && System.nanoTime() < deadline; ) {
            sleep(step);
            long after = compilingNanos();
            settled = after - before < FEW_COMPILING_MICROS_PER_SECOND * 1_000 * step.toSeconds();
            before = after;
        }
    }

    private long compilingNanos() {
        return controller.ask("mark").get("compilingNanos").asLong()
                + idle.ask("mark").get("compilingNanos").asLong()
                + sender.ask("mark").get("compilingNanos").asLong();
    }

    /** Measures both controllers and the sender for a while. */
    Measured measure(Duration length) {
        sender.ask("traffic");
        JsonNode threadsBefore = controller.ask("threads");
        Marks before = marks();
        sleep(length);
        Marks after = marks();
        if (System.getenv("SWELL_BENCH_THREADS") != null) {
            printThreads(threadsBefore, controller.ask("threads"), length);
        }
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

    /** Which of the controller's threads used how much, for whoever wonders about a figure. */
    private static void printThreads(JsonNode before, JsonNode after, Duration length) {
        StringBuilder line = new StringBuilder("controller's threads, µs/s:");
        after.properties().forEach(thread -> {
            long nanos =
                    thread.getValue().asLong() - before.path(thread.getKey()).asLong();
            long perSecond = nanos / length.toMillis();
            line.append(perSecond < 100 ? "" : " " + thread.getKey() + "=" + perSecond);
        });
        System.err.println(line);
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
        peer.close();
    }

    /** What three JVMs said at one instant. */
    record Marks(JsonNode controller, JsonNode idle, JsonNode sender, JsonNode traffic) {}

    /**
     * What happened in a while.
     *
     * @param controllerMicros CPU time of the controller's whole process, less that of its compiler
     * @param controllerCompilingMicros that of its compiler
     * @param idleMicros the same of the other
     */
    record Measured(
            double seconds,
            double controllerMicros,
            double controllerCompilingMicros,
            double idleMicros,
            double idleCompilingMicros,
            double senderMicros,
            long messages,
            long entries,
            long coalesced,
            long lost,
            JsonNode traffic) {

        static Measured between(Marks before, Marks after) {
            return new Measured(
                    delta(before.controller(), after.controller(), "nanoTime") / 1e9,
                    withoutCompiling(before.controller(), after.controller()),
                    delta(before.controller(), after.controller(), "compilingNanos") / 1e3,
                    withoutCompiling(before.idle(), after.idle()),
                    delta(before.idle(), after.idle(), "compilingNanos") / 1e3,
                    delta(before.sender(), after.sender(), "cpuNanos") / 1e3,
                    delta(before.traffic(), after.traffic(), "messages"),
                    delta(before.traffic(), after.traffic(), "entries"),
                    delta(before.traffic(), after.traffic(), "coalesced"),
                    delta(before.traffic(), after.traffic(), "lost"),
                    after.traffic());
        }

        private static double withoutCompiling(JsonNode before, JsonNode after) {
            return (delta(before, after, "cpuNanos") - delta(before, after, "compilingNanos")) / 1e3;
        }

        private static long delta(JsonNode before, JsonNode after, String name) {
            return after.get(name).asLong() - before.get(name).asLong();
        }
    }
}
