package io.swell.node.simulate.report;

import io.swell.node.text.Figures;
import io.swell.node.text.TextTable;
import io.swell.simulator.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Outcomes side by side, for people. */
public final class OutcomeTable {

    private OutcomeTable() {}

    /** Headings, then a row for each outcome; as {@link TextTable} takes them. */
    public static List<List<String>> rows(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(report));
        double first = report.outcomes().get(0).replicaSeconds();
        for (Outcome outcome : report.outcomes()) {
            List<String> row = new ArrayList<>(List.of(
                    outcome.policy(),
                    Figures.percent(outcome.violationRate()),
                    Figures.seconds(outcome.waitP50()),
                    Figures.seconds(outcome.waitP99()),
                    Figures.seconds(outcome.waitMax()),
                    Figures.whole(outcome.replicaSeconds()),
                    Figures.ratio(outcome.replicaSeconds(), first)));
            report.bound().ifPresent(bound -> row.add(Figures.ratio(outcome.replicaSeconds(), bound.replicaSeconds())));
            row.addAll(List.of(
                    String.valueOf(outcome.scaleEvents()),
                    String.valueOf(outcome.reversals()),
                    String.valueOf(outcome.peakReplicas())));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> headings(Report report) {
        List<String> headings = new ArrayList<>(
                List.of("policy", ">late", ">wait p50", ">p99", ">longest", ">replica-seconds", ">of first"));
        report.bound().ifPresent(bound -> headings.add(">of bound"));
        headings.addAll(List.of(">changes", ">reversals", ">most"));
        return headings;
    }

    /** All that was asked for: outcomes, bound, frontier. */
    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>(List.of(report.heading(), ""));
        lines.addAll(TextTable.ofRows(rows(report)).lines());
        report.bound().ifPresent(bound -> {
            lines.add("");
            lines.addAll(Report.sentences(bound));
        });
        report.frontier().ifPresent(frontier -> {
            lines.add("");
            lines.addAll(TextTable.ofRows(FrontierTable.points(frontier)).lines());
            lines.add("");
            lines.addAll(
                    TextTable.ofRows(FrontierTable.cheapest(report, frontier)).lines());
        });
        return lines;
    }
}
