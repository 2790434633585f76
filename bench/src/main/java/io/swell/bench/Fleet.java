package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 200 processes with 2,000 deployments each: steady, ten times the reports, one process lost, another controller. */
final class Fleet implements Bench {

    private static final int PROCESSES = 200;
    private static final int DEPLOYMENTS = 2_000;
    private static final int SLEEPERS = 100;
    private static final long INTERVAL_MICROS = 1_000_000;
    private static final int CONTROLLER_HEAP_MEBIBYTES = 2_048;
    private static final int SENDER_HEAP_MEBIBYTES = 4_096;
    private static final double MEBIBYTE = 1024 * 1024;

    /** What the load needs: 200 handles with 2.5 requests each on average, of which ten replicas serve 478 to 530. */
    private static final int REPLICAS_EACH = 10;

    private final BenchReport report = new BenchReport("fleet");
    private final List<String> findings = new ArrayList<>();
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
        try (Rig rig = new Rig(configuration(), CONTROLLER_HEAP_MEBIBYTES, SENDER_HEAP_MEBIBYTES, "")) {
            begin(rig, quick);
            double empty = heap(rig.idle.ask("gc"));
            Measured steady = measure(rig, "steady", quick ? 5 : 20);
            report.must(Must.atMost("controller CPU, steady", "cores", 1, cores(steady)));
            double heap = liveHeap(rig, empty, "steady");
            report.must(Must.atMost("live heap beyond an empty controller's, steady", "MiB", 256, heap));
            burst(rig, quick, empty, heap);
            backToNormal(rig, quick, steady);
            rig.pause();
            rig.requireEqualTotals();
            loseOne(rig);
            moveController(rig);
        }
        return finish();
    }

    private static String configuration() {
        StringBuilder text = new StringBuilder("swell.deployment-defaults.autoscaling { min-replicas = 5,")
                .append(
                        " max-replicas = 20, target-ongoing-requests = 53, downscale-delay = 5s, look-back-period = 5s }\n")
                .append(BenchNode.deployments(DEPLOYMENTS + SLEEPERS));
        for (int i = 0; i < SLEEPERS; i++) {
            text.append("swell.deployments.").append(BenchNode.deployment(DEPLOYMENTS + i));
            text.append(".autoscaling { min-replicas = 0, downscale-delay = 1h, downscale-to-zero-delay = 1h }\n");
        }
        return text.toString();
    }

    private static void begin(Rig rig, boolean quick) {
        rig.admitHosts(0, PROCESSES, true);
        rig.site.create(0, PROCESSES, DEPLOYMENTS, DEPLOYMENTS);
        rig.drive("swell", 1, INTERVAL_MICROS);
        rig.awaitCompiled(Duration.ofSeconds(quick ? 20 : 60));
        Rig.await("the replicas", () -> number(rig, "running") == (long) REPLICAS_EACH * DEPLOYMENTS);
    }

    /** Between phases, since collecting stops the controller. */
    private double liveHeap(Rig rig, double empty, String when) {
        double live = heap(rig.controller.ask("gc")) - empty;
        report.variant("live-heap-" + when).put("liveHeapMebibytesBeyondEmptyController", live);
        finding("Live heap beyond an empty controller's, %s: %.0f MiB.", when, live);
        Rig.sleep(Duration.ofSeconds(3));
        return live;
    }

    /** Each process offers ten times the reports; meanwhile a request comes for a sleeping deployment every now and then. */
    private void burst(Rig rig, boolean quick, double empty, double steadyHeap) {
        SleeperProbes probes = new SleeperProbes(rig, PROCESSES + 1, DEPLOYMENTS, quick ? 20 : SLEEPERS);
        rig.drive("swell", 1, INTERVAL_MICROS / 10);
        Rig.sleep(Duration.ofSeconds(3));
        probes.send();
        measure(rig, "burst-10x", quick ? 5 : 20);
        double slowest = Collections.max(probes.nanosToDecision()) / 1e6;
        probes.end();
        double live = liveHeap(rig, empty, "burst");
        report.variant("burst-10x-decisions").put("reportToDecisionMillisMax", slowest);
        finding(
                "Decisions in the burst: each of %d first requests got one, the last %.0f ms after its report.",
                probes.count(), slowest);
        finding("That is %.0f %% of what it was before.", 100 * live / steadyHeap);
        double flat = 100 * (empty + live) / (empty + steadyHeap);
        report.must(Must.atMost("the controller's live heap in the burst, of that before", "%", 110, flat));
    }

    private void backToNormal(Rig rig, boolean quick, Measured steady) {
        rig.drive("swell", 1, INTERVAL_MICROS);
        Rig.sleep(Duration.ofMillis(2 * INTERVAL_MICROS / 1_000));
        Measured after = measure(rig, "after-burst", quick ? 5 : 10);
        double share = after.messagesPerSecond() / steady.messagesPerSecond();
        report.must(
                Must.atLeast("messages/s from two intervals after the burst, of those before", "%", 95, 100 * share));
        report.must(
                Must.atMost("report age p99 from two intervals after the burst", "ms", 250, ageMillis(after, "P99")));
    }

    /** The cluster finds a process unreachable, then removes it: its load is held, then gone at once. */
    private void loseOne(Rig rig) {
        letTargetsRest(rig);
        rig.controller.ask("scalings");
        rig.sender.ask("drop", Map.of("count", 1));
        Map<String, Integer> lost = Map.of("first", PROCESSES - 1, "count", 1);
        rig.controller.ask("unreachable", lost);
        Rig.sleep(Duration.ofSeconds(3));
        long began = System.nanoTime();
        rig.controller.ask("gone", lost);
        long expected = rig.sender.ask("look").get("ongoing").asLong();
        Rig.await("the lost process's load to be gone", () -> number(rig, "ongoing") == expected);
        double millis = (System.nanoTime() - began) / 1e6;
        requireNothingLowered("a process was lost", rig.controller.ask("scalings"));
        report.variant("one-process-lost").put("removalToRightTotalsMillis", millis);
        finding("One process unreachable, then removed: totals right after %.0f ms, no target lowered.", millis);
        report.must(Must.atMost("a lost process gone from the totals, after its removal", "ms", 1_000, millis));
    }

    /** A process takes the lost one's place, then the controller's node leaves, and another's controller takes over. */
    private void moveController(Rig rig) {
        rig.admit(PROCESSES, 1);
        rig.site.create(PROCESSES, 1, DEPLOYMENTS, DEPLOYMENTS);
        letTargetsRest(rig);
        rig.requireEqualTotals();
        try (ControllerMove move = new ControllerMove(rig.site, configuration(), CONTROLLER_HEAP_MEBIBYTES)) {
            move.expect(0, PROCESSES - 1, true).expect(PROCESSES, 1, false).run();
            requireNothingLowered("the controller moved", move.successor().ask("scalings"));
            Map<String, Object> figures = report.variant("controller-move");
            figures.put("leaveToDecidingMillis", move.handoverMillis());
            figures.put("decidingToRightTotalsMillis", move.rightMillis());
            finding(
                    "Controller's node left: another's answered after %.0f ms (a JVM that stood by), and had all totals right",
                    move.handoverMillis());
            finding("%.0f ms later; no target lowered, no replica started or stopped.", move.rightMillis());
            report.must(
                    Must.atMost("all totals right after a new controller's start", "ms", 2_000, move.rightMillis()));
        }
    }

    /** The load stays what it is, longer than any target takes to follow: what moves a target from now on is no load. */
    private static void letTargetsRest(Rig rig) {
        rig.drive("swell", 0, INTERVAL_MICROS);
        Rig.sleep(Duration.ofSeconds(13));
    }

    private static void requireNothingLowered(String when, JsonNode scalings) {
        BenchFailure.unless(
                scalings.get("lowered").asLong() == 0,
                "targets were lowered for want of data when " + when + ": " + scalings);
    }

    private Measured measure(Rig rig, String name, int seconds) {
        Measured measured = rig.measure(Duration.ofSeconds(seconds));
        Map<String, Object> figures = report.variant(name);
        figures.put("messagesPerSecond", measured.messagesPerSecond());
        figures.put("entriesPerSecond", measured.entriesPerSecond());
        figures.put("controllerCpuCores", cores(measured));
        figures.put("reportAgeMillisP50", ageMillis(measured, "P50"));
        figures.put("reportAgeMillisP99", ageMillis(measured, "P99"));
        figures.put("coalescedReports", measured.coalesced());
        figures.put("reportsTakenForLost", measured.lost());
        table.row(
                name,
                Math.round(measured.messagesPerSecond()),
                Math.round(measured.entriesPerSecond()),
                String.format(Locale.ROOT, "%.3f", cores(measured)),
                String.format(Locale.ROOT, "%.1f", ageMillis(measured, "P50")),
                String.format(Locale.ROOT, "%.1f", ageMillis(measured, "P99")),
                measured.coalesced(),
                measured.lost());
        return measured;
    }

    private BenchReport finish() {
        report.line(
                "200 processes and hosts emulated in one sender JVM, real controller JVMs; all entries change in every");
        report.line(
                "interval of 1 s. Burst: ten times as many reports offered. Age: to the acknowledgement's arrival.");
        report.line("");
        report.table(table);
        report.line("");
        findings.forEach(report::line);
        return report;
    }

    private void finding(String format, Object... values) {
        findings.add(String.format(Locale.ROOT, format, values));
    }

    private static double cores(Measured measured) {
        return measured.controllerMicros() / measured.seconds() / 1e6;
    }

    private static double ageMillis(Measured measured, String percentile) {
        return measured.traffic().get("ageMillis" + percentile).asDouble();
    }

    private static double heap(JsonNode gc) {
        return gc.get("heapBytes").asDouble() / MEBIBYTE;
    }

    private static long number(Rig rig, String name) {
        return rig.controller.ask("status").get(name).asLong();
    }
}
