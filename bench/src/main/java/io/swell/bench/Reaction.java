package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import io.swell.bench.worker.WorkerMain;
import io.swell.node.text.TextTable;
import io.swell.shared.protocol.TimedReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * Deployments that sleep are called, one after another, while the controller takes the reports of ten processes with
 * 1,500 changing deployments each.
 */
final class Reaction implements Bench {

    private static final int PROCESSES = 10;
    private static final int BUSY = 1_500;
    private static final int PROBING = 1_000;
    private static final int HANDLES_EACH = 10;
    private static final int WARM_UPS = 40;
    private static final int WARM_UP_INTERVALS = 4;

    /** A process that falls silent is to count as one that reports, to the end. */
    private static final String PATIENT = "swell.controller.report-expiry = 10m\n";

    private final Histogram reportToDecision = new Histogram(3);
    private final Histogram inItsRound = new Histogram(3);
    private final Histogram withOneMissing = new Histogram(3);
    private final Histogram sendingToDecision = new Histogram(3);
    private final Histogram zeroToOne = new Histogram(3);
    private final Histogram decisionToRoutable = new Histogram(3);

    @Override
    public String question() {
        return "how soon does it act? a report's way to a decision, a first request's to a replica, a replica's to all handles";
    }

    @Override
    public BenchReport run(boolean quick) {
        int wakeUps = WARM_UPS + (quick ? 60 : 400);
        int probes = WARM_UPS + (quick ? 60 : 400);
        int intervals = quick ? 10 : 40;
        int sleepers = wakeUps + probes + PROCESSES * (WARM_UP_INTERVALS + 2 * intervals);
        try (Rig rig = new Rig(configuration(BUSY + sleepers), 1_024, 1_024);
                ChildJvm one = worker(rig, "worker-one", BUSY + wakeUps);
                ChildJvm two = worker(rig, "worker-two", BUSY + wakeUps)) {
            rig.admitHosts(0, PROCESSES, true);
            rig.sender.ask("create", Map.of("first", 0, "count", PROCESSES, "handles", BUSY, "deployments", BUSY));
            rig.drive("swell", 1, 1_000_000);
            for (ChildJvm worker : List.of(one, two)) {
                Rig.await("the worker to join", () -> worker.ask("up").get("up").asBoolean());
                worker.ask("handles", Map.of("first", BUSY, "deployments", wakeUps, "each", HANDLES_EACH));
            }
            Rig.sleep(Duration.ofSeconds(8));
            rig.controller.ask("scalings");
            wakeUp(rig, List.of(one, two), wakeUps);
            probe(rig, BUSY + wakeUps, probes);
            probeRounds(rig, BUSY + wakeUps + probes, intervals);
            rig.controller.requireCleanLog();
        }
        return report();
    }

    private static String configuration(int deployments) {
        return TimedReports.CONFIGURATION
                + PATIENT
                + "swell.deployment-defaults { max-ongoing-requests = 100, resources.cpu = 0.1\n"
                + "autoscaling { min-replicas = 0, max-replicas = 4, target-ongoing-requests = 1000 } }\n"
                + BenchNode.deployments(deployments);
    }

    private static ChildJvm worker(Rig rig, String name, int deployments) {
        return ChildJvm.start(
                name,
                WorkerMain.class,
                1_024,
                Integer.toString(BenchNode.freePort()),
                Integer.toString(rig.controllerPort),
                Integer.toString(deployments));
    }

    /** Longer than a pusher waits between two urgent reports. */
    private static final Duration BETWEEN = Duration.ofMillis(150);

    /** All handles of a deployment in both workers call it at the same time; none has a replica. */
    private void wakeUp(Rig rig, List<ChildJvm> workers, int deployments) {
        List<List<JsonNode>> calls = new ArrayList<>();
        for (int i = 0; i < deployments; i++) {
            Map<String, Integer> deployment = Map.of("deployment", BUSY + i);
            calls.add(workers.stream()
                    .map(worker -> CompletableFuture.supplyAsync(() -> worker.ask("call", deployment)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList());
            Rig.sleep(BETWEEN);
        }
        JsonNode decided = rig.controller.ask("scalings").get("nanosByDeployment");
        List<JsonNode> started =
                workers.stream().map(worker -> worker.ask("started")).toList();
        for (int i = WARM_UPS; i < deployments; i++) {
            String name = BenchNode.deployment(BUSY + i).name();
            BenchFailure.unless(decided.has(name), "the controller never said that it woke " + name);
            long decision = decided.get(name).asLong();
            long order = started.stream()
                    .filter(times -> times.has(name))
                    .mapToLong(times -> times.get(name).asLong())
                    .min()
                    .orElseThrow(() -> new BenchFailure("no replica started of " + name));
            long called = calls.get(i).stream()
                    .mapToLong(call -> call.get("beganNanos").asLong())
                    .min()
                    .orElseThrow();
            long reached = calls.get(i).stream()
                    .mapToLong(call -> call.get("lastReachedNanos").asLong())
                    .max()
                    .orElseThrow();
            BenchFailure.unless(
                    called < decision && decision < order && order < reached,
                    "clocks of the JVMs disagree: " + List.of(called, decision, order, reached));
            zeroToOne.recordValue(order - called);
            decisionToRoutable.recordValue(reached - decision);
        }
    }

    private void probe(Rig rig, int firstDeployment, int probes) {
        SleeperProbes sleepers = new SleeperProbes(rig, PROBING, firstDeployment, probes);
        sleepers.send();
        SleeperProbes.Ways ways = sleepers.nanosByWay();
        ways.sinceArrival().subList(WARM_UPS, probes).forEach(reportToDecision::recordValue);
        ways.sinceSending().subList(WARM_UPS, probes).forEach(sendingToDecision::recordValue);
        sleepers.end();
    }

    private void probeRounds(Rig rig, int firstDeployment, int intervals) {
        RoundProbes rounds = new RoundProbes(rig, firstDeployment);
        rounds.nanosToDecision(PROCESSES, WARM_UP_INTERVALS);
        rounds.nanosToDecision(PROCESSES, intervals).forEach(inItsRound::recordValue);
        rig.sender.ask("drop", Map.of("count", 1));
        rounds.nanosToDecision(PROCESSES - 1, intervals).forEach(withOneMissing::recordValue);
    }

    private BenchReport report() {
        BenchReport report = new BenchReport("reaction");
        report.line(
                "A real controller JVM that takes 10 emulated processes' reports of 1,500 changing entries a second.");
        report.line(
                "report to decision: from a report's arrival in the controller's process, or from its sending by the");
        report.line(
                "process that drives all others, to the decision's line in the controller's log. Those reports are urgent;");
        report.line(
                "the next two lines are of regular reports, which wait for the others of their round: all ten, and nine while");
        report.line("the tenth is silent, so that each round is waited for in vain.");
        report.line(
                "0 to 1: two real JVMs with ten real handles each call a sleeping deployment; from the first call to the");
        report.line(
                "making of the replica's handler (so rather more than the order's arrival). decision to routable: from the");
        report.line(
                "decision to the arrival of the last handle's waiting request in the replica, whose start takes no time.");
        report.line(
                "All times from the machine's one monotonic clock; the order of events is checked for each sample.");
        report.line("");
        TextTable table = new TextTable("what", ">samples", ">p50 ms", ">p90 ms", ">p99 ms", ">max ms");
        Map<String, Object> figures = report.variant("under-load");
        row(table, figures, "report to decision", "reportToDecision", reportToDecision);
        row(table, figures, "  from its sending", "sendingToDecision", sendingToDecision);
        row(table, figures, "  in its round", "regularReportToDecision", inItsRound);
        row(table, figures, "  in a round that one misses", "incompleteRoundToDecision", withOneMissing);
        row(table, figures, "0 to 1", "zeroToOne", zeroToOne);
        row(table, figures, "decision to routable in all handles", "decisionToRoutable", decisionToRoutable);
        return report.table(table)
                .must(Must.atMost("report arrival to decision, p99", "ms", 20, p99(reportToDecision)))
                .must(Must.atMost("the same of a report in its round, p99", "ms", 20, p99(inItsRound)))
                .must(Must.atMost("the same in a round that one misses, p99", "ms", 20, p99(withOneMissing)))
                .must(Must.atMost("0 to 1, first request to start order, p99", "ms", 100, p99(zeroToOne)))
                .must(Must.atMost("decision to routable in all handles, p99", "ms", 250, p99(decisionToRoutable)));
    }

    private static double p99(Histogram nanos) {
        return nanos.getValueAtPercentile(99) / 1e6;
    }

    private static void row(TextTable table, Map<String, Object> figures, String words, String key, Histogram nanos) {
        table.row(
                words,
                nanos.getTotalCount(),
                millis(nanos, 50),
                millis(nanos, 90),
                millis(nanos, 99),
                millis(nanos, 100));
        figures.put(key + "MillisP50", nanos.getValueAtPercentile(50) / 1e6);
        figures.put(key + "MillisP99", nanos.getValueAtPercentile(99) / 1e6);
    }

    private static String millis(Histogram nanos, double percentile) {
        return String.format(Locale.ROOT, "%.2f", nanos.getValueAtPercentile(percentile) / 1e6);
    }
}
