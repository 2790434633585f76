package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import io.swell.bench.sender.Way;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The real fleet of the problem statement: 1,500 deployments, each with a handle in each of 10 processes. */
final class FanIn implements Bench {

    private static final int PROCESSES = 10;
    private static final int HANDLES = 1_500;
    private static final long INTERVAL_MICROS = 1_000_000;
    /** Few first: a look-back window goes on moving for a while after the load has stopped to. */
    private static final double[] CHANGING = {0.01, 0.1, 1.0};

    /** One way of reporting at one share of changing deployments, with its figures of all rounds. */
    private static final class Case {
        final Way way;
        final double changing;
        final Samples messagesPerSecond = new Samples();
        final Samples bytesPerEntry = new Samples();
        Samples microsPerHandle = new Samples();
        double entriesPerHandle;
        final Samples compilingMicrosPerHandle = new Samples();
        final Samples senderMicrosPerHandle = new Samples();
        final Samples ageP50 = new Samples();
        final Samples ageP99 = new Samples();

        Case(Way way, double changing) {
            this.way = way;
            this.changing = changing;
        }
    }

    @Override
    public String question() {
        return "what does grouping buy? 15,000 handles on 10 processes, one report per interval of 1 s";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<Case> cases = new ArrayList<>();
        for (Way way : Way.values()) {
            for (double changing : CHANGING) {
                cases.add(new Case(way, changing));
            }
        }
        Samples idleMicrosPerHandle = new Samples();
        try (Rig rig = new Rig(configuration(), 1_024, 1_024)) {
            rig.admitHosts(0, PROCESSES, true);
            rig.sender.ask(
                    "create", Map.of("first", 0, "count", PROCESSES, "handles", HANDLES, "deployments", HANDLES));
            warmUp(rig, quick);
            for (int round = 0; round < (quick ? 1 : 3); round++) {
                for (Case one : cases) {
                    measure(rig, one, quick, idleMicrosPerHandle);
                }
            }
        }
        double idle = idleMicrosPerHandle.median();
        cases.stream()
                .filter(one -> one.way != Way.SWELL)
                .forEach(one -> one.microsPerHandle = one.microsPerHandle.minus(idle));
        return report(cases, idleMicrosPerHandle);
    }

    private static String configuration() {
        return "swell.deployment-defaults.autoscaling { min-replicas = 0, max-replicas = 10,"
                + " target-ongoing-requests = 50, downscale-delay = 60s }\n"
                + BenchNode.deployments(HANDLES);
    }

    private static void warmUp(Rig rig, boolean quick) {
        for (Way way : Way.values()) {
            rig.drive(way.label(), 1, way == Way.PER_HANDLE ? INTERVAL_MICROS : INTERVAL_MICROS / 10);
            rig.awaitCompiled(Duration.ofSeconds(quick ? 4 : 15));
            rig.pause();
        }
    }

    private static void measure(Rig rig, Case one, boolean quick, Samples idleMicrosPerHandle) {
        boolean swell = one.way == Way.SWELL;
        rig.idle.ask("taken", Map.of("forget", true));
        rig.drive(one.way.label(), one.changing, INTERVAL_MICROS);
        Rig.sleep(Duration.ofMillis(swell ? 3_000 : 1_200));
        if (!swell) {
            rig.idle.ask("taken", Map.of("forget", false));
        }
        Measured measured = rig.measure(Duration.ofSeconds(quick ? 3 : swell ? 8 : 3));
        JsonNode taken = rig.idle.ask("taken", Map.of("forget", false));
        rig.pause();
        JsonNode look = rig.sender.ask("look");
        requireSane(rig, one, look);
        double handleIntervals = PROCESSES * HANDLES * measured.seconds() * 1e6 / INTERVAL_MICROS;
        one.messagesPerSecond.add(measured.messages() / measured.seconds());
        one.entriesPerHandle = measured.entries() / handleIntervals;
        one.senderMicrosPerHandle.add(measured.senderMicros() / handleIntervals);
        if (swell) {
            double idle = measured.idleMicros() / handleIntervals;
            idleMicrosPerHandle.add(idle);
            one.microsPerHandle.add(measured.controllerMicros() / handleIntervals - idle);
            one.compilingMicrosPerHandle.add(measured.controllerCompilingMicros() / handleIntervals);
        } else {
            one.microsPerHandle.add(measured.idleMicros() / handleIntervals);
            one.compilingMicrosPerHandle.add(measured.idleCompilingMicros() / handleIntervals);
        }
        double entriesPerMessage = (double) measured.entries() / measured.messages();
        one.bytesPerEntry.add(
                look.get("lastBytes").asDouble() / look.get("lastMessages").asDouble() / entriesPerMessage);
        JsonNode ages = swell ? measured.traffic() : taken;
        one.ageP50.add(ages.get("ageMillisP50").asDouble());
        one.ageP99.add(ages.get("ageMillisP99").asDouble());
        BenchFailure.unless(
                measured.coalesced() == 0 && measured.lost() == 0,
                "reports were not acknowledged in time: " + measured);
    }

    private static void requireSane(Rig rig, Case one, JsonNode look) {
        if (one.way == Way.SWELL) {
            rig.requireEqualTotals();
            return;
        }
        ChildJvm sink = rig.idle;
        long sent = look.get("ongoing").asLong();
        long held = rig.idle.ask("taken").get("ongoing").asLong();
        BenchFailure.unless(
                held == sent,
                one.way.label() + " at " + one.changing + ": the sink must hold what was sent: " + sent + ", was: "
                        + held);
        sink.requireCleanLog();
        rig.sender.requireCleanLog();
    }

    private static BenchReport report(List<Case> cases, Samples idleMicrosPerHandle) {
        BenchReport report = new BenchReport("fan-in");
        report.line("10 processes emulated in one sender JVM, 1,500 deployments and handles each; Artery TCP; a real");
        report.line(
                "controller JVM (swell) and a sink actor in a JVM just like it (the others). Controller CPU is that of");
        report.line("the whole process but its compiler, less that of the same node idle: "
                + idleMicrosPerHandle
                        .times(PROCESSES * HANDLES * 1e6 / INTERVAL_MICROS)
                        .text("%.0f") + " µs/s.");
        report.line(
                "Age: from reading the meters to the fold; with swell to the acknowledgement's arrival, so rather more.");
        report.line("Medians of rounds [range].");
        report.line("");
        TextTable table = new TextTable(
                "way",
                ">changing",
                ">messages/s",
                ">bytes/entry",
                ">controller CPU µs/handle·interval",
                ">compiler",
                ">µs/entry",
                ">sender µs/handle",
                ">age p50 ms",
                ">age p99 ms",
                ">less CPU than per-handle");
        for (Case one : cases) {
            Case naive = cases.stream()
                    .filter(other -> other.way == Way.PER_HANDLE && other.changing == one.changing)
                    .findFirst()
                    .orElseThrow();
            double ratio = naive.microsPerHandle.median() / one.microsPerHandle.median();
            table.row(
                    one.way.label(),
                    Math.round(100 * one.changing) + " %",
                    one.messagesPerSecond.text("%.1f"),
                    String.format(Locale.ROOT, "%.1f", one.bytesPerEntry.median()),
                    one.microsPerHandle.text("%.4f"),
                    String.format(Locale.ROOT, "%.4f", one.compilingMicrosPerHandle.median()),
                    one.microsPerHandle.times(1 / one.entriesPerHandle).text("%.3f"),
                    String.format(Locale.ROOT, "%.3f", one.senderMicrosPerHandle.median()),
                    String.format(Locale.ROOT, "%.2f", one.ageP50.median()),
                    String.format(Locale.ROOT, "%.2f", one.ageP99.median()),
                    String.format(Locale.ROOT, "%.1f×", ratio));
            json(report.variant(one.way.label()), one, ratio);
        }
        return report.table(table);
    }

    private static void json(Map<String, Object> figures, Case one, double ratio) {
        figures.put("changing", one.changing);
        figures.put("messagesPerSecond", one.messagesPerSecond.median());
        figures.put("bytesPerEntry", one.bytesPerEntry.median());
        figures.put("controllerCpuMicrosPerHandle", one.microsPerHandle.median());
        figures.put("controllerCpuMicrosPerHandleMin", one.microsPerHandle.min());
        figures.put("controllerCpuMicrosPerHandleMax", one.microsPerHandle.max());
        figures.put("controllerCompilingMicrosPerHandle", one.compilingMicrosPerHandle.median());
        figures.put("controllerCpuMicrosPerEntry", one.microsPerHandle.median() / one.entriesPerHandle);
        figures.put("senderCpuMicrosPerHandle", one.senderMicrosPerHandle.median());
        figures.put("reportAgeMillisP50", one.ageP50.median());
        figures.put("reportAgeMillisP99", one.ageP99.median());
        figures.put("timesLessControllerCpuThanPerHandle", ratio);
    }
}
