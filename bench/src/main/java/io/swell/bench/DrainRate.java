package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prebuilt reports, resent as fast as the controller acknowledges them, to deployments it decides for or not. */
final class DrainRate implements Bench {

    private static final int PROCESSES = 20;
    private static final int ROWS = 1_500;
    private static final int FIRST_HOST = 1_000;
    private static final int HOSTS = 10;

    private static final class Case {
        final String name;
        final int firstDeployment;
        final Samples entriesPerSecond = new Samples();
        final Samples entriesPerSecondPerCore = new Samples();
        final Samples ageP50 = new Samples();
        final Samples ageP99 = new Samples();

        Case(String name, int firstDeployment) {
            this.name = name;
            this.firstDeployment = firstDeployment;
        }
    }

    private int nextProcess;

    @Override
    public String question() {
        return "how fast can the controller take reports? 20 processes resend 1,500 entries as soon as they are acknowledged";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<Case> cases = List.of(new Case("receive-and-fold", ROWS), new Case("receive-fold-and-decide", 0));
        try (Rig rig = new Rig(configuration(), 1_024, 1_024)) {
            rig.admitHosts(FIRST_HOST, HOSTS, false);
            for (int round = 0; round < (quick ? 1 : 4); round++) {
                for (Case one : cases) {
                    measure(rig, one, quick, round == 0);
                }
            }
        }
        return report(cases);
    }

    private static String configuration() {
        return "swell.deployment-defaults.autoscaling { min-replicas = 0, max-replicas = 1,"
                + " target-ongoing-requests = 10, downscale-delay = 1h }\n"
                + BenchNode.deployments(ROWS);
    }

    private void measure(Rig rig, Case one, boolean quick, boolean first) {
        long sentBefore = rig.sender.ask("traffic").get("messages").asLong();
        long takenBefore =
                rig.controller.ask("status").get("reportsWithEntries").asLong();
        rig.admit(nextProcess, PROCESSES);
        rig.sender.ask(
                "drain",
                Map.of("first", nextProcess, "count", PROCESSES, "rows", ROWS, "firstDeployment", one.firstDeployment));
        Rig.sleep(Duration.ofSeconds(first ? 8 : 3));
        Measured measured = rig.measure(Duration.ofSeconds(quick ? 4 : 10));
        rig.sender.ask("undrain");
        Rig.sleep(Duration.ofMillis(500));
        requireSane(rig, sentBefore, takenBefore);
        rig.controller.ask("gone", Map.of("first", nextProcess, "count", PROCESSES));
        nextProcess += PROCESSES;
        one.entriesPerSecond.add(measured.entries() / measured.seconds());
        one.entriesPerSecondPerCore.add(measured.entries() / (measured.controllerMicros() / 1e6));
        one.ageP50.add(measured.traffic().get("ageMillisP50").asDouble());
        one.ageP99.add(measured.traffic().get("ageMillisP99").asDouble());
    }

    /** Every report sent was counted, and none of its entries refused. */
    private static void requireSane(Rig rig, long sentBefore, long takenBefore) {
        JsonNode traffic = rig.sender.ask("traffic");
        JsonNode status = rig.controller.ask("status");
        long sent = traffic.get("messages").asLong() - sentBefore;
        long taken = status.get("reportsWithEntries").asLong() - takenBefore;
        BenchFailure.unless(
                sent == taken && status.get("refusedEntries").asLong() == 0,
                "reports were lost or refused. sent: " + sent + " taken: " + taken + " " + status);
        rig.controller.requireCleanLog();
        rig.sender.requireCleanLog();
    }

    private static BenchReport report(List<Case> cases) {
        BenchReport report = new BenchReport("drain-rate");
        report.line(
                "20 processes emulated in one sender JVM resend prebuilt reports, each when its last is acknowledged;");
        report.line(
                "a real controller JVM. Per core: entries per second of CPU time of the controller's whole process.");
        report.line("Age: from sending to the acknowledgement's arrival. Medians of rounds [range].");
        report.line("");
        TextTable table = new TextTable("variant", ">entries/s", ">entries/s per core", ">age p50 ms", ">age p99 ms");
        for (Case one : cases) {
            table.row(
                    one.name,
                    one.entriesPerSecond.text("%.0f"),
                    one.entriesPerSecondPerCore.text("%.0f"),
                    String.format(Locale.ROOT, "%.2f", one.ageP50.median()),
                    String.format(Locale.ROOT, "%.2f", one.ageP99.median()));
            Map<String, Object> figures = report.variant(one.name);
            figures.put("entriesPerSecond", one.entriesPerSecond.median());
            figures.put("entriesPerSecondPerCore", one.entriesPerSecondPerCore.median());
            figures.put("entriesPerSecondPerCoreMin", one.entriesPerSecondPerCore.min());
            figures.put("entriesPerSecondPerCoreMax", one.entriesPerSecondPerCore.max());
            figures.put("reportAgeMillisP50", one.ageP50.median());
            figures.put("reportAgeMillisP99", one.ageP99.median());
        }
        report.table(table);
        for (Case one : cases) {
            report.must(Must.atLeast(
                            one.name + ", per core", "entries/s", 3_000_000, one.entriesPerSecondPerCore.median()))
                    .must(Must.atMost(one.name + ", report age p99", "ms", 250, one.ageP99.median()));
        }
        return report;
    }
}
