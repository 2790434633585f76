package io.swell.node.simulate.report;

import io.swell.node.text.Figures;
import io.swell.simulator.Outcome;
import io.swell.simulator.frontier.Frontier;
import io.swell.simulator.frontier.FrontierPoint;
import io.swell.simulator.frontier.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cost against late requests, for people. */
public final class FrontierTable {

    private FrontierTable() {}

    /** Headings, then a row for each point. */
    public static List<List<String>> points(Frontier frontier) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("policy", ">set-point", ">late", ">replica-seconds", "frontier"));
        for (Frontier.Entry entry : frontier.entries()) {
            Outcome outcome = entry.point().outcome();
            rows.add(List.of(
                    outcome.policy(),
                    setPoint(entry.point().setPoint()),
                    Figures.percent(outcome.violationRate()),
                    Figures.whole(outcome.replicaSeconds()),
                    name(entry.standing())));
        }
        return rows;
    }

    /** Headings, then the cheapest point of each contender that is within the budget. */
    public static List<List<String>> cheapest(Report report, Frontier frontier) {
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = new ArrayList<>(
                List.of("cheapest with at most " + Report.BUDGET + " late", ">set-point", ">replica-seconds"));
        report.bound().ifPresent(bound -> headings.add(">of bound"));
        rows.add(headings);
        for (String policy : frontier.policies()) {
            Optional<FrontierPoint> point = frontier.cheapest(policy);
            List<String> row = new ArrayList<>(List.of(
                    policy,
                    point.map(FrontierPoint::setPoint)
                            .map(FrontierTable::setPoint)
                            .orElse("none"),
                    point.map(at -> Figures.whole(at.outcome().replicaSeconds()))
                            .orElse("-")));
            report.bound()
                    .ifPresent(bound -> row.add(
                            point.map(at -> Figures.ratio(at.outcome().replicaSeconds(), bound.replicaSeconds()))
                                    .orElse("-")));
            rows.add(row);
        }
        return rows;
    }

    private static String setPoint(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%.4f", value.getAsDouble());
        return text.replaceAll("0{1,2}$", "");
    }

    /** In a word. */
    private static String name(Standing standing) {
        return switch (standing) {
            case DOMINATED -> "";
            case OWN -> "its own";
            case OVERALL -> "of all";
        };
    }
}
