package io.swell.bench;

import io.swell.bench.sender.Way;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Handles per process, processes and deployments, each varied: a picture of what grows with what. */
final class Curve implements Bench {

    static final int[] PROCESSES = {10, 50, 200};
    static final int[] HANDLES = {1, 10, 100, 1_000};

    private static final int MOST_DEPLOYMENTS = 1_000;

    /** More messages than that a core cannot take. */
    private static final int MOST_NAIVE_HANDLES = 10_000;

    @Override
    public String question() {
        return "what grows with what? 10 to 200 processes with 1 to 1,000 handles each, of many deployments or one; --svg FILE";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<List<LoadCase>> groups = groups();
        try (Rig rig = new Rig(LoadCases.configuration(MOST_DEPLOYMENTS), 1_536, 2_048)) {
            LoadCases cases = new LoadCases(rig);
            cases.warmUp(
                    new LoadCase(Way.SWELL, 10, MOST_DEPLOYMENTS, MOST_DEPLOYMENTS), quick ? 4 : 15, quick ? 4 : 8);
            cases.off(Duration.ofSeconds(quick ? 2 : 5));
            for (List<LoadCase> group : groups) {
                for (LoadCase one : group) {
                    cases.measure(one, Duration.ofSeconds(quick ? 2 : one.isSwell() ? 5 : 3));
                }
                cases.off(Duration.ofSeconds(quick ? 2 : 5));
            }
            return report(cases, groups.stream().flatMap(List::stream).toList());
        }
    }

    /** Between groups nothing is reported for a while. */
    private static List<List<LoadCase>> groups() {
        List<List<LoadCase>> groups = new ArrayList<>();
        for (int processes : PROCESSES) {
            List<LoadCase> own = new ArrayList<>();
            List<LoadCase> shared = new ArrayList<>();
            List<LoadCase> naive = new ArrayList<>();
            for (int handles : HANDLES) {
                own.add(new LoadCase(Way.SWELL, processes, handles, handles));
                if (handles > 1) {
                    shared.add(new LoadCase(Way.SWELL, processes, handles, 1));
                }
                if (processes * handles <= MOST_NAIVE_HANDLES) {
                    naive.add(new LoadCase(Way.PER_HANDLE, processes, handles, handles));
                }
            }
            groups.addAll(List.of(own, shared, naive));
        }
        return groups;
    }

    private static BenchReport report(LoadCases cases, List<LoadCase> all) {
        BenchReport report = new BenchReport("curve");
        HandlesPerProcess.method(report, cases.onOff);
        TextTable table = new TextTable(
                "way", ">processes", ">handles/process", ">messages/s", ">entries/s", ">controller CPU µs/s");
        Samples rates = new Samples();
        for (LoadCase one : all) {
            table.row(
                    one.name(),
                    one.processes,
                    one.handles,
                    Math.round(one.messagesPerSecond.median()),
                    Math.round(one.entriesPerSecond.median()),
                    one.microsPerSecond(cases.onOff).text("%.0f"));
            one.json(report.variant(one.name()), cases.onOff, cases.senderIdleMicrosPerSecond());
            if (one.isSwell()) {
                rates.add(one.messagesPerSecond.median() / one.processes);
            }
        }
        report.table(table);
        report.must(Must.atMost("messages per process and interval, all of swell", "", 1.05, rates.max()));
        return report.picture(new CurvePicture(all, cases.onOff).svg());
    }
}
