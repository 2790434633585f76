package io.swell.bench;

import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.sender.Way;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fixed number of processes with ever more handles; each handle of a deployment of its own, or all of one. */
final class HandlesPerProcess implements Bench {

    private static final int PROCESSES = 10;
    private static final int[] HANDLES = {1, 10, 100, 1_000, 2_000};
    private static final int MOST = 2_000;

    /** Messages per process and interval; fewer than one, since timers never go off early. */
    private static final double MOST_MESSAGES = 1.05;

    private static final double FEWEST_MESSAGES = 0.85;

    @Override
    public String question() {
        return "what do more handles per process cost? 10 processes with 1 to 2,000 handles each";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<LoadCase> swell = swellCases();
        List<LoadCase> naive = naiveCases();
        try (Rig rig = new Rig(LoadCases.configuration(MOST), 1_024, 1_024)) {
            LoadCases cases = new LoadCases(rig);
            cases.warmUp(new LoadCase(Way.SWELL, PROCESSES, MOST, MOST), quick ? 4 : 15, quick ? 4 : 8);
            cases.off(Duration.ofSeconds(quick ? 3 : 7));
            for (int round = 0; round < (quick ? 1 : 3); round++) {
                swell.forEach(one -> cases.measure(one, Duration.ofSeconds(quick ? 3 : 5)));
                cases.off(Duration.ofSeconds(quick ? 3 : 7));
                naive.forEach(one -> cases.measure(one, Duration.ofSeconds(quick ? 2 : 3)));
                cases.off(Duration.ofSeconds(quick ? 3 : 7));
            }
            requireSane(swell);
            return report(cases, swell, naive);
        }
    }

    private static List<LoadCase> swellCases() {
        List<LoadCase> cases = new ArrayList<>();
        for (int handles : HANDLES) {
            cases.add(new LoadCase(Way.SWELL, PROCESSES, handles, handles));
        }
        cases.add(new LoadCase(Way.SWELL, PROCESSES, MOST, 1));
        return cases;
    }

    private static List<LoadCase> naiveCases() {
        List<LoadCase> cases = new ArrayList<>();
        for (int handles : HANDLES) {
            cases.add(new LoadCase(Way.PER_HANDLE, PROCESSES, handles, handles));
        }
        return cases;
    }

    private static void requireSane(List<LoadCase> swell) {
        for (LoadCase one : swell) {
            double rate = one.messagesPerSecond.median() / PROCESSES;
            BenchFailure.unless(
                    rate >= FEWEST_MESSAGES,
                    one.name() + " with " + one.handles + " handles per process sent " + rate
                            + " messages per process and interval");
        }
    }

    private static BenchReport report(LoadCases cases, List<LoadCase> swell, List<LoadCase> naive) {
        BenchReport report = new BenchReport("handles-per-process");
        method(report, cases.onOff);
        TextTable table = new TextTable(
                "way",
                ">handles/process",
                ">messages/s",
                ">entries/s",
                ">controller CPU µs/s",
                ">sender CPU µs/s",
                ">less controller CPU than per-handle");
        List<LoadCase> all = new ArrayList<>(swell);
        all.addAll(naive);
        for (LoadCase one : all) {
            double ratio =
                    perHandle(naive, one.handles).microsPerSecond(cases.onOff).median()
                            / one.microsPerSecond(cases.onOff).median();
            table.row(
                    one.name(),
                    one.handles,
                    one.messagesPerSecond.text("%.1f"),
                    Math.round(one.entriesPerSecond.median()),
                    one.microsPerSecond(cases.onOff).text("%.0f"),
                    one.senderMicrosPerSecond(cases.senderIdleMicrosPerSecond()).text("%.0f"),
                    String.format(Locale.ROOT, "%.1f×", ratio));
            var figures = report.variant(one.name());
            one.json(figures, cases.onOff, cases.senderIdleMicrosPerSecond());
            figures.put("timesLessControllerCpuThanPerHandle", ratio);
        }
        return musts(report.table(table), swell);
    }

    static void method(BenchReport report, OnOff onOff) {
        report.line(
                "Processes emulated in one sender JVM, one report per interval of 1 s, all handles changing; a real");
        report.line(
                "controller JVM (swell), a sink actor in a JVM just like it (per-handle). swell follows the pusher's");
        report.line("own schedule, each process on a timer of its own. Controller CPU: whole process but its");
        report.line(
                "compiler, by difference in differences against blocks with no report, the other JVM as reference;");
        report.line("nothing costs " + onOff.noise().text("%.0f") + " µs/s that way. Medians of rounds [range].");
        report.line("");
    }

    private static LoadCase perHandle(List<LoadCase> naive, int handles) {
        return naive.stream()
                .filter(other -> other.handles == handles)
                .findFirst()
                .orElseThrow();
    }

    private static BenchReport musts(BenchReport report, List<LoadCase> swell) {
        Samples rates = new Samples();
        swell.forEach(one -> rates.add(one.messagesPerSecond.median() / PROCESSES));
        double flat = 100 * Math.max(rates.max() / rates.median() - 1, 1 - rates.min() / rates.median());
        return report.must(Must.atMost(
                        "messages per process and interval, 1 to 2,000 handles", "", MOST_MESSAGES, rates.max()))
                .must(Must.atMost("how much that differs from the middle of them", "%", 5, flat));
    }
}
