package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Four JVMs: a controller that is reported to; another just like it that is not, but takes what naive senders send;
 * one that stands for many processes; and one that only makes the other's cluster as large. The two controllers are measured
 * side by side, so that what an idle node costs (cluster, timers, collector) is known for the very same seconds and can be
 * taken away.
 */
final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PEER_HEAP_MEBIBYTES = 256;
    private static final long FEW_COMPILING_MICROS_PER_SECOND = 4_000;

    /** The cluster that is reported to. */
    final Site site;

    /** The other. */
    final Site twin;

    final ChildJvm controller;
    final ChildJvm idle;
    final ChildJvm sender;
    final int controllerPort;

    /** Both controllers have the same configuration. */
    Rig(String overrides, int controllerHeapMebibytes, int senderHeapMebibytes) {
        this(overrides, controllerHeapMebibytes, senderHeapMebibytes, overrides);
    }

    Rig(String overrides, int controllerHeapMebibytes, int senderHeapMebibytes, String idleOverrides) {
        int sinkPort = BenchNode.freePort();
        this.controllerPort = BenchNode.freePort();
        this.site = new Site(
                "controller",
                "sender",
                controllerPort,
                sinkPort,
                overrides,
                controllerHeapMebibytes,
                senderHeapMebibytes);
        this.twin = new Site(
                "idle", "peer", sinkPort, sinkPort, idleOverrides, controllerHeapMebibytes, PEER_HEAP_MEBIBYTES);
        this.controller = site.controller;
        this.idle = twin.controller;
        this.sender = site.sender;
    }

    /** See {@link Site#admit}. */
    void admit(int first, int count) {
        site.admit(first, count);
    }

    /** See {@link Site#admitHosts}. */
    void admitHosts(int first, int count, boolean alsoReport) {
        site.admitHosts(first, count, alsoReport);
    }

    /** See {@link Site#drive}. */
    void drive(String way, double changing, long intervalMicros) {
        site.drive(way, changing, intervalMicros);
    }

    /** As {@link Site#pause}, and waits until the sink has taken everything. */
    void pause() {
        site.pause();
        await(
                "the sink to have taken everything",
                () -> idle.ask("taken").get("messages").asLong() == 0);
    }

    /** See {@link Site#requireEqualTotals}. */
    void requireEqualTotals() {
        site.requireEqualTotals();
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
        return new Marks(
                controller.ask("mark"),
                idle.ask("mark"),
                twin.sender.ask("mark"),
                sender.ask("mark"),
                sender.ask("traffic"));
    }

    static void sleep(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofMillis(100), condition);
    }

    /** Asks every {@code step}; fails after {@link #PATIENCE}. */
    static void await(String what, Duration step, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            BenchFailure.unless(System.nanoTime() < deadline, "waited in vain for: " + what);
            sleep(step);
        }
    }

    @Override
    public void close() {
        site.close();
        twin.close();
    }

    /** What four JVMs said at one instant. */
    record Marks(JsonNode controller, JsonNode idle, JsonNode peer, JsonNode sender, JsonNode traffic) {}

    /**
     * What happened in a while.
     *
     * @param controllerMicros CPU time of the controller's whole process, less that of its compiler
     * @param controllerCompilingMicros that of its compiler
     * @param idleMicros the same of the other
     * @param peerMicros the same of the other's peer, which never has anything to do
     * @param senderMicros the same of the sender, compiler left out
     */
    record Measured(
            double seconds,
            double controllerMicros,
            double controllerCompilingMicros,
            double idleMicros,
            double idleCompilingMicros,
            double peerMicros,
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
                    withoutCompiling(before.peer(), after.peer()),
                    withoutCompiling(before.sender(), after.sender()),
                    delta(before.traffic(), after.traffic(), "messages"),
                    delta(before.traffic(), after.traffic(), "entries"),
                    delta(before.traffic(), after.traffic(), "coalesced"),
                    delta(before.traffic(), after.traffic(), "lost"),
                    after.traffic());
        }

        double messagesPerSecond() {
            return messages / seconds;
        }

        double entriesPerSecond() {
            return entries / seconds;
        }

        double perSecond(double micros) {
            return micros / seconds;
        }

        private static double withoutCompiling(JsonNode before, JsonNode after) {
            return (delta(before, after, "cpuNanos") - delta(before, after, "compilingNanos")) / 1e3;
        }

        private static long delta(JsonNode before, JsonNode after, String name) {
            return after.get(name).asLong() - before.get(name).asLong();
        }
    }
}
