package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** 200 processes with 2,000 deployments each: steady, ten times the reports, one process lost, a new controller's snapshot storm. */
final class Fleet implements Bench {

    private static final int PROCESSES = 200;
    private static final int DEPLOYMENTS = 2_000;
    private static final long INTERVAL_MICROS = 1_000_000;
    /** Fewer show how much of the cost is telling processes where replicas are. */
    private static final int REPLICAS_EACH =
            Integer.parseInt(System.getenv().getOrDefault("SWELL_BENCH_FLEET_REPLICAS", "10"));

    private static final double MEBIBYTE = 1024 * 1024;

    private final TextTable table = new TextTable(
            "phase",
            ">messages/s",
            ">entries/s",
            ">controller cores",
            ">age p50 ms",
            ">age p99 ms",
            ">coalesced",
            ">lost");

    @Override
    public String question() {
        return "does it hold at 400,000 handles? 200 processes, 2,000 deployments, 20,000 replicas";
    }

    @Override
    public BenchReport run(boolean quick) {
        BenchReport report = new BenchReport("fleet");
        try (Rig rig = new Rig(configuration(), 2_048, 4_096, "")) {
            rig.admitHosts(0, PROCESSES, true);
            Rig.await("the replicas", () -> number(rig, "running") == (long) REPLICAS_EACH * DEPLOYMENTS);
            rig.sender.ask(
                    "create",
                    Map.of("first", 0, "count", PROCESSES, "handles", DEPLOYMENTS, "deployments", DEPLOYMENTS));
            rig.drive("swell", 1, INTERVAL_MICROS);
            rig.awaitCompiled(Duration.ofSeconds(quick ? 20 : 60));
            double empty = heap(rig.idle.ask("gc"));
            measure(rig, report, "steady", quick ? 5 : 20);
            double steady = liveHeap(rig, empty, report, "steady");
            Rig.sleep(Duration.ofSeconds(3));
            rig.drive("swell", 1, INTERVAL_MICROS / 10);
            Rig.sleep(Duration.ofSeconds(3));
            measure(rig, report, "burst-10x", quick ? 5 : 15);
            rig.drive("swell", 1, INTERVAL_MICROS);
            Rig.sleep(Duration.ofMillis(2 * INTERVAL_MICROS / 1_000));
            measure(rig, report, "after-burst", quick ? 4 : 8);
            rig.drive("swell", 1, INTERVAL_MICROS / 10);
            Rig.sleep(Duration.ofSeconds(quick ? 4 : 10));
            double burst = liveHeap(rig, empty, report, "burst");
            rig.pause();
            rig.requireEqualTotals();
            loseOne(rig, report);
            BenchFailure.unless(
                    burst <= 1.1 * steady + 32, "heap grew under burst from " + steady + " to " + burst + " MiB");
        }
        return report;
    }

    private static String configuration() {
        return "swell.deployment-defaults.autoscaling { min-replicas = " + REPLICAS_EACH + ", max-replicas = 20,"
                + " target-ongoing-requests = 40, downscale-delay = 5s, look-back-period = 5s }\n"
                + BenchNode.deployments(DEPLOYMENTS);
    }

    /** Between phases, since collecting stops the controller. */
    private static double liveHeap(Rig rig, double empty, BenchReport report, String when) {
        double live = heap(rig.controller.ask("gc")) - empty;
        report.variant("live-heap-" + when).put("liveHeapMebibytesBeyondEmptyController", live);
        report.line("Live heap beyond an empty controller's, " + when + ": " + text("%.0f", live) + " MiB");
        return live;
    }

    private void measure(Rig rig, BenchReport report, String name, int seconds) {
        Measured measured = rig.measure(Duration.ofSeconds(seconds));
        double cores = measured.controllerMicros() / measured.seconds() / 1e6;
        double p99 = measured.traffic().get("ageMillisP99").asDouble();
        Map<String, Object> figures = report.variant(name);
        figures.put("messagesPerSecond", measured.messages() / measured.seconds());
        figures.put("entriesPerSecond", measured.entries() / measured.seconds());
        figures.put("controllerCpuCores", cores);
        figures.put("reportAgeMillisP50", measured.traffic().get("ageMillisP50").asDouble());
        figures.put("reportAgeMillisP99", p99);
        figures.put("coalescedReports", measured.coalesced());
        figures.put("reportsTakenForLost", measured.lost());
        table.row(
                name,
                Math.round(measured.messages() / measured.seconds()),
                Math.round(measured.entries() / measured.seconds()),
                text("%.3f", cores),
                text("%.1f", measured.traffic().get("ageMillisP50").asDouble()),
                text("%.1f", p99),
                measured.coalesced(),
                measured.lost());
    }

    /** The cluster finds a process unreachable, then removes it: its load is held, then gone at once. */
    private void loseOne(Rig rig, BenchReport report) {
        rig.controller.ask("scalings");
        rig.sender.ask("drop", Map.of("count", 1));
        Map<String, Integer> lost = Map.of("first", PROCESSES - 1, "count", 1);
        rig.drive("swell", 0, INTERVAL_MICROS);
        Rig.sleep(Duration.ofSeconds(1));
        rig.controller.ask("unreachable", lost);
        Rig.sleep(Duration.ofSeconds(3));
        long began = System.nanoTime();
        rig.controller.ask("gone", lost);
        long expected = rig.sender.ask("look").get("ongoing").asLong();
        Rig.await("the lost process's load to be gone", () -> number(rig, "ongoing") == expected);
        double millis = (System.nanoTime() - began) / 1e6;
        JsonNode scalings = rig.controller.ask("scalings");
        BenchFailure.unless(
                scalings.get("lowered").asLong() == 0, "targets were lowered for want of data: " + scalings);
        report.variant("one-process-lost").put("removalToRightTotalsMillis", millis);
        report.line(
                "200 processes and hosts emulated in one sender JVM, a real controller JVM; all entries change in every");
        report.line(
                "interval of 1 s. Burst: ten times as many reports offered. Age: to the acknowledgement's arrival.");
        report.line("");
        report.table(table);
        report.line("");
        report.line("One process unreachable, then removed: totals right after " + text("%.0f", millis)
                + " ms (a status of all deployments included), no target lowered.");
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static double heap(JsonNode gc) {
        return gc.get("heapBytes").asDouble() / MEBIBYTE;
    }

    private static long number(Rig rig, String name) {
        return rig.controller.ask("status").get(name).asLong();
    }
}
