package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.sender.Way;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A fixed number of processes with ever more handles; each handle of a deployment of its own, or all of one. */
final class HandlesPerProcess implements Bench {

    private static final int PROCESSES = 10;
    private static final int[] HANDLES = {1, 10, 100, 1_000, 2_000};
    private static final int MOST = 2_000;
    private static final int FIRST_HOST = 100_000;
    private static final long INTERVAL_MICROS = 1_000_000;
    private static final double FLAT = 0.05;

    private static final class Case {
        final String name;
        final Way way;
        final int handles;
        final int deployments;
        final Samples messagesPerSecond = new Samples();
        final Samples entriesPerSecond = new Samples();
        Samples controllerMicrosPerSecond = new Samples();
        final Samples senderMicrosPerSecond = new Samples();

        Case(Way way, int handles, int deployments) {
            this.name = way.label() + (deployments == 1 && handles > 1 ? "-one-deployment" : "");
            this.way = way;
            this.handles = handles;
            this.deployments = deployments;
        }
    }

    private final Samples idleMicrosPerSecond = new Samples();
    private int nextProcess;

    @Override
    public String question() {
        return "what do more handles per process cost? 10 processes with 1 to 2,000 handles each";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<Case> cases = cases();
        try (Rig rig = new Rig(configuration(), 1_024, 1_024)) {
            Case largest = new Case(Way.SWELL, MOST, MOST);
            begin(rig, largest);
            rig.drive(Way.SWELL.label(), 1, INTERVAL_MICROS / 10);
            rig.awaitCompiled(Duration.ofSeconds(quick ? 4 : 20));
            rig.drive(Way.PER_HANDLE.label(), 1, INTERVAL_MICROS);
            rig.awaitCompiled(Duration.ofSeconds(quick ? 4 : 15));
            end(rig);
            for (int round = 0; round < (quick ? 1 : 3); round++) {
                for (Case one : cases) {
                    measure(rig, one, quick);
                }
            }
        }
        requireFlat(cases);
        cases.stream()
                .filter(one -> one.way != Way.SWELL)
                .forEach(one -> one.controllerMicrosPerSecond =
                        one.controllerMicrosPerSecond.minus(idleMicrosPerSecond.median()));
        return report(cases);
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int handles : HANDLES) {
            cases.add(new Case(Way.SWELL, handles, handles));
        }
        cases.add(new Case(Way.SWELL, MOST, 1));
        for (int handles : HANDLES) {
            cases.add(new Case(Way.PER_HANDLE, handles, handles));
        }
        return cases;
    }

    private static String configuration() {
        return "swell.deployment-defaults.autoscaling { min-replicas = 0, max-replicas = 10,"
                + " target-ongoing-requests = 100000, look-back-period = 2s, downscale-delay = 1h }\n"
                + BenchNode.deployments(MOST);
    }

    /** New processes each time: those of the case before have said goodbye. */
    private void begin(Rig rig, Case one) {
        if (nextProcess == 0) {
            rig.admitHosts(FIRST_HOST, PROCESSES, false);
        }
        rig.admit(nextProcess, PROCESSES);
        rig.sender.ask(
                "create",
                Map.of(
                        "first",
                        nextProcess,
                        "count",
                        PROCESSES,
                        "handles",
                        one.handles,
                        "deployments",
                        one.deployments));
        nextProcess += PROCESSES;
    }

    private static void end(Rig rig) {
        rig.pause();
        rig.sender.ask("leave");
        Rig.await(
                "the goodbyes",
                () -> rig.controller.ask("status").get("handles").asLong() == 0);
    }

    private void measure(Rig rig, Case one, boolean quick) {
        begin(rig, one);
        rig.drive(one.way.label(), 1, INTERVAL_MICROS);
        Rig.sleep(Duration.ofMillis(2_500));
        Measured measured = rig.measure(Duration.ofSeconds(quick ? 3 : 6));
        rig.pause();
        boolean swell = one.way == Way.SWELL;
        if (swell) {
            rig.requireEqualTotals();
        }
        JsonNode look = rig.sender.ask("look");
        BenchFailure.unless(
                look.get("handles").asLong() == (long) PROCESSES * one.handles, "handles are missing: " + look);
        one.messagesPerSecond.add(measured.messages() / measured.seconds());
        one.entriesPerSecond.add(measured.entries() / measured.seconds());
        double idle = measured.idleMicros() / measured.seconds();
        if (swell) {
            idleMicrosPerSecond.add(idle);
            one.controllerMicrosPerSecond.add(measured.controllerMicros() / measured.seconds() - idle);
        } else {
            one.controllerMicrosPerSecond.add(idle); // the sink is in the other JVM; what that uses idle goes later
        }
        one.senderMicrosPerSecond.add(measured.senderMicros() / measured.seconds());
        end(rig);
    }

    private static void requireFlat(List<Case> cases) {
        double expected = PROCESSES * 1e6 / INTERVAL_MICROS;
        for (Case one : cases) {
            double rate = one.messagesPerSecond.median();
            BenchFailure.unless(
                    one.way != Way.SWELL || Math.abs(rate / expected - 1) <= FLAT,
                    one.name + " with " + one.handles + " handles per process sent " + rate + " messages/s, expected "
                            + expected);
        }
    }

    private static BenchReport report(List<Case> cases) {
        BenchReport report = new BenchReport("handles-per-process");
        report.line("10 processes emulated in one sender JVM, one report per interval of 1 s, all handles changing;");
        report.line(
                "a real controller JVM (swell), a sink actor in a JVM just like it (per-handle). Controller CPU is");
        report.line("without its compiler, less the same of the same node idle. Medians of rounds [range].");
        report.line("");
        TextTable table = new TextTable(
                "way",
                ">handles/process",
                ">messages/s",
                ">entries/s",
                ">controller CPU µs/s",
                ">sender CPU µs/s",
                ">less controller CPU than per-handle");
        for (Case one : cases) {
            double naive = cases.stream()
                    .filter(other -> other.way == Way.PER_HANDLE && other.handles == one.handles)
                    .findFirst()
                    .orElseThrow()
                    .controllerMicrosPerSecond
                    .median();
            double ratio = naive / one.controllerMicrosPerSecond.median();
            table.row(
                    one.name,
                    one.handles,
                    one.messagesPerSecond.text("%.1f"),
                    Math.round(one.entriesPerSecond.median()),
                    one.controllerMicrosPerSecond.text("%.0f"),
                    one.senderMicrosPerSecond.text("%.0f"),
                    String.format(Locale.ROOT, "%.1f×", ratio));
            Map<String, Object> figures = report.variant(one.name);
            figures.put("processes", PROCESSES);
            figures.put("handlesPerProcess", one.handles);
            figures.put("deployments", one.deployments);
            figures.put("messagesPerSecond", one.messagesPerSecond.median());
            figures.put("entriesPerSecond", one.entriesPerSecond.median());
            figures.put("controllerCpuMicrosPerSecond", one.controllerMicrosPerSecond.median());
            figures.put("senderCpuMicrosPerSecond", one.senderMicrosPerSecond.median());
            figures.put("timesLessControllerCpuThanPerHandle", ratio);
        }
        return report.table(table);
    }
}
