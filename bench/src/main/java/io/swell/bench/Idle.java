package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.Map;

/** 10,000 deployments with two replicas each and a handle in each of 10 processes, and nothing happens. */
final class Idle implements Bench {

    static final int HANDLES = 2_000;

    private static final int DEPLOYMENTS = 10_000;
    private static final int HOSTS = 100;
    private static final int FIRST_HOST = 1_000;
    private static final int PROCESSES = 10;
    private static final long INTERVAL_MICROS = 1_000_000;

    /** The controller's actor has a thread of its own; Akka names it after its dispatcher. */
    private static final Map<String, String> CONTROLLER_THREAD = Map.of("named", "swell.controller");

    /** As configured; Akka's timers have a grain of 10 ms, so there are rather fewer. */
    private static final double TICKS_PER_SECOND = 10;

    /** CPU time per tick, in microseconds: of the controller's own thread, and of its process beyond an empty one. */
    private static final class Case {
        final Samples thread = new Samples();
        final Samples process = new Samples();
    }

    private final Case silent = new Case();
    private final Case beating = new Case();
    private final Samples emptyThread = new Samples();
    private final Samples empty = new Samples();
    private final Samples senderMicrosPerReport = new Samples();
    private final PusherCost pusher = new PusherCost();

    @Override
    public String question() {
        return "what does nothing cost? 10,000 deployments with 20,000 replicas and no load";
    }

    @Override
    public BenchReport run(boolean quick) {
        Duration length = Duration.ofSeconds(quick ? 4 : 10);
        try (Rig rig = new Rig(configuration(), 1_024, 1_024, "")) {
            begin(rig, quick);
            for (int round = 0; round < (quick ? 1 : 4); round++) {
                rig.pause();
                Rig.sleep(Duration.ofSeconds(5));
                Measured nothing = measure(rig, silent, length);
                rig.drive("swell", 0, INTERVAL_MICROS);
                Rig.sleep(Duration.ofSeconds(4));
                Measured beats = measure(rig, beating, length);
                senderMicrosPerReport.add(
                        (beats.perSecond(beats.senderMicros()) - nothing.perSecond(nothing.senderMicros()))
                                / beats.messagesPerSecond());
                BenchFailure.unless(beats.entries() == 0, "idle handles were reported: " + beats);
            }
            requireQuiet(rig);
            pusher.measure(rig, quick);
        }
        return report();
    }

    /** A process that is told to pause counts as silent only after the bench. */
    private static String configuration() {
        return BenchNode.QUIET + "swell.controller.report-expiry = 1h\n"
                + "swell.deployment-defaults.autoscaling { min-replicas = 2, max-replicas = 10 }\n"
                + BenchNode.deployments(DEPLOYMENTS);
    }

    private static void begin(Rig rig, boolean quick) {
        rig.controller.ask("threadCpu", CONTROLLER_THREAD); // fails here rather than after minutes
        rig.admitHosts(FIRST_HOST, HOSTS, false);
        rig.admit(0, PROCESSES);
        rig.sender.ask(
                "create",
                Map.of("first", 0, "count", PROCESSES, "handles", HANDLES, "deployments", HANDLES, "load", 0));
        Rig.await("20,000 replicas", () -> running(rig) == 2L * DEPLOYMENTS);
        rig.drive("swell", 0, INTERVAL_MICROS / 10);
        rig.awaitCompiled(Duration.ofSeconds(quick ? 15 : 60));
    }

    private Measured measure(Rig rig, Case one, Duration length) {
        JsonNode before = rig.controller.ask("threadCpu", CONTROLLER_THREAD);
        JsonNode emptyBefore = rig.idle.ask("threadCpu", CONTROLLER_THREAD);
        Measured measured = rig.measure(length);
        one.thread.add(perTick(before, rig.controller.ask("threadCpu", CONTROLLER_THREAD)));
        emptyThread.add(perTick(emptyBefore, rig.idle.ask("threadCpu", CONTROLLER_THREAD)));
        one.process.add(measured.perSecond(measured.controllerMicros() - measured.idleMicros()) / TICKS_PER_SECOND);
        empty.add(measured.perSecond(measured.idleMicros()) / TICKS_PER_SECOND);
        return measured;
    }

    private static double perTick(JsonNode before, JsonNode after) {
        double micros = (after.get("cpuNanos").asLong() - before.get("cpuNanos").asLong()) / 1e3;
        double seconds =
                (after.get("nanoTime").asLong() - before.get("nanoTime").asLong()) / 1e9;
        return micros / seconds / TICKS_PER_SECOND;
    }

    private static long running(Rig rig) {
        return rig.controller.ask("status").get("running").asLong();
    }

    private static void requireQuiet(Rig rig) {
        JsonNode status = rig.controller.ask("status");
        BenchFailure.unless(
                status.get("running").asLong() == 2L * DEPLOYMENTS
                        && status.get("pending").asLong() == 0
                        && status.get("handles").asLong() == (long) PROCESSES * HANDLES,
                "something happened while nothing should: " + status);
        rig.site.requireCleanLogs();
    }

    private BenchReport report() {
        BenchReport report = new BenchReport("idle");
        report.line("10,000 deployments, 20,000 replicas on 100 emulated hosts, 10 emulated processes with 2,000 idle");
        report.line(
                "handles each. Controller: CPU time of the thread that runs its actor and nothing else, by ticks of");
        report.line("100 ms. The same thread of a node without a deployment uses " + emptyThread.text("%.0f") + " µs.");
        report.line(
                "Beside it that of the whole process without its compiler, less that of the empty node in the same");
        report.line("seconds (" + empty.text("%.0f")
                + " µs): all that a report needs in Artery, but no more exact than two idle");
        report.line("nodes are alike. Medians of rounds [range].");
        report.line("");
        report.table(new TextTable(
                        "variant", ">controller µs/tick", ">process µs/tick", ">sender µs per report of 2,000 handles")
                .row("all processes silent", silent.thread.text("%.1f"), silent.process.text("%.0f"), "")
                .row(
                        "10 heartbeats/s",
                        beating.thread.text("%.1f"),
                        beating.process.text("%.0f"),
                        senderMicrosPerReport.text("%.0f")));
        pusher.report(report);
        report.must(Must.atMost(
                "controller CPU per tick, 10,000 deployments, all silent", "µs", 100, silent.thread.median()));
        report.must(Must.atMost(
                "controller CPU per tick, 10,000 deployments, 10 heartbeats/s", "µs", 100, beating.thread.median()));
        json(report.variant("all-silent"), silent);
        Map<String, Object> beats = report.variant("heartbeats");
        json(beats, beating);
        beats.put("senderCpuMicrosPerReportOf2000Handles", senderMicrosPerReport.median());
        return report;
    }

    private void json(Map<String, Object> figures, Case one) {
        figures.put("cpuMicrosPerTick", one.thread.median());
        figures.put("cpuMicrosPerTickMin", one.thread.min());
        figures.put("cpuMicrosPerTickMax", one.thread.max());
        figures.put("emptyNodeCpuMicrosPerTick", emptyThread.median());
        figures.put("processCpuMicrosPerTick", one.process.median());
        figures.put("processCpuMicrosPerTickMin", one.process.min());
        figures.put("processCpuMicrosPerTickMax", one.process.max());
        figures.put("emptyProcessCpuMicrosPerTick", empty.median());
    }
}
