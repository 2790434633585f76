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

    private static final int DEPLOYMENTS = 10_000;
    private static final int HOSTS = 100;
    private static final int FIRST_HOST = 1_000;
    private static final int PROCESSES = 10;
    private static final int HANDLES = 2_000;
    private static final long INTERVAL_MICROS = 1_000_000;

    /** As configured; Akka's timers have a grain of 10 ms, so there are rather fewer. */
    private static final double TICKS_PER_SECOND = 10;

    @Override
    public String question() {
        return "what does nothing cost? 10,000 deployments with 20,000 replicas and no load";
    }

    @Override
    public BenchReport run(boolean quick) {
        Samples alone = new Samples();
        Samples withHeartbeats = new Samples();
        Samples empty = new Samples();
        Samples perReport = new Samples();
        try (Rig rig = new Rig(configuration(), 1_024, 1_024, "")) {
            rig.admitHosts(FIRST_HOST, HOSTS, false);
            rig.admit(0, PROCESSES);
            rig.sender.ask(
                    "create",
                    Map.of("first", 0, "count", PROCESSES, "handles", HANDLES, "deployments", HANDLES, "load", 0));
            Rig.await("20,000 replicas", () -> running(rig) == 2L * DEPLOYMENTS);
            rig.drive("swell", 0, INTERVAL_MICROS / 10);
            rig.awaitCompiled(Duration.ofSeconds(quick ? 15 : 60));
            for (int round = 0; round < (quick ? 1 : 4); round++) {
                rig.pause();
                Rig.sleep(Duration.ofSeconds(5));
                Measured nothing = rig.measure(Duration.ofSeconds(quick ? 4 : 10));
                empty.add(nothing.idleMicros() / nothing.seconds());
                alone.add((nothing.controllerMicros() - nothing.idleMicros()) / nothing.seconds() / TICKS_PER_SECOND);
                rig.drive("swell", 0, INTERVAL_MICROS);
                Rig.sleep(Duration.ofSeconds(3));
                Measured beats = rig.measure(Duration.ofSeconds(quick ? 4 : 10));
                withHeartbeats.add(
                        (beats.controllerMicros() - beats.idleMicros()) / beats.seconds() / TICKS_PER_SECOND);
                perReport.add(beats.senderMicros() / beats.messages());
                BenchFailure.unless(beats.entries() == 0, "idle handles were reported: " + beats);
            }
            requireQuiet(rig);
        }
        return report(alone, withHeartbeats, empty, perReport);
    }

    private static String configuration() {
        return "swell.deployment-defaults.autoscaling { min-replicas = 2, max-replicas = 10 }\n"
                + BenchNode.deployments(DEPLOYMENTS);
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
        rig.controller.requireCleanLog();
        rig.sender.requireCleanLog();
    }

    private static BenchReport report(Samples alone, Samples withHeartbeats, Samples empty, Samples perReport) {
        BenchReport report = new BenchReport("idle");
        report.line("10,000 deployments, 20,000 replicas on 100 emulated hosts, 10 emulated processes with 2,000 idle");
        report.line(
                "handles each. CPU of the controller's process without its compiler, less that of the same node without a deployment");
        report.line("in the same seconds (" + empty.text("%.0f")
                + " µs/s), by ticks of 100 ms. Medians of rounds [range].");
        report.line("");
        report.table(
                new TextTable("variant", ">controller CPU µs per tick", ">sender CPU µs per report of 2,000 handles")
                        .row("all processes silent", alone.text("%.0f"), "")
                        .row("10 heartbeats/s", withHeartbeats.text("%.0f"), perReport.text("%.0f")));
        Map<String, Object> nothing = report.variant("all-silent");
        nothing.put("cpuMicrosPerTick", alone.median());
        nothing.put("emptyNodeCpuMicrosPerSecond", empty.median());
        Map<String, Object> beats = report.variant("heartbeats");
        beats.put("cpuMicrosPerTick", withHeartbeats.median());
        beats.put("senderCpuMicrosPerReportOf2000Handles", perReport.median());
        return report;
    }
}
