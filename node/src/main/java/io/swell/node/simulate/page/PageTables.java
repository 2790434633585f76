package io.swell.node.simulate.page;

import io.swell.node.simulate.report.FrontierTable;
import io.swell.node.simulate.report.OutcomeTable;
import io.swell.node.simulate.report.Report;
import io.swell.simulator.timeline.RunTimeline;
import io.swell.simulator.timeline.RunTimeline.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a page can be read without scripts. */
final class PageTables {

    private final Report report;
    private final List<RunTimeline> runs;

    PageTables(Report report, List<RunTimeline> runs) {
        this.report = report;
        this.runs = runs;
    }

    String outcomes() {
        StringBuilder html = new StringBuilder(Html.table(OutcomeTable.rows(report), true));
        report.bound().ifPresent(bound -> html.append("<p>")
                .append(Html.escape(String.join(" ", Report.sentences(bound))))
                .append("</p>\n"));
        return html.toString();
    }

    /** Empty if contenders were not swept. */
    String frontier() {
        return report.frontier()
                .map(frontier -> Template.ofResource("frontier.html")
                        .fill(Map.of(
                                "cheapest", Html.table(FrontierTable.cheapest(report, frontier), false),
                                "points", Html.table(FrontierTable.points(frontier), false))))
                .orElse("");
    }

    /** Of each contender that gives reasons. */
    String decisions() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            RunTimeline run = runs.get(i);
            if (!run.decisions().isEmpty()) {
                String policy = report.outcomes().get(i).policy();
                html.append("<details><summary>")
                        .append(Html.escape(summary(policy, run)))
                        .append("</summary>\n")
                        .append(Html.table(rows(run.decisions()), false))
                        .append("</details>\n");
            }
        }
        return html.isEmpty() ? "" : "<h2>Decisions</h2>\n" + html;
    }

    private static String summary(String policy, RunTimeline run) {
        int shown = run.decisions().size();
        String count = String.format(Locale.ROOT, "%,d", run.decided());
        return policy + ": " + (shown == run.decided() ? count : "the first " + shown + " of " + count) + " changes";
    }

    private static List<List<String>> rows(List<Decision> decisions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(">at", ">from", ">to", "reason"));
        for (Decision decision : decisions) {
            rows.add(List.of(
                    clock(decision.at()),
                    String.valueOf(decision.from()),
                    String.valueOf(decision.to()),
                    decision.reason()));
        }
        return rows;
    }

    /** As in {@code 1:02:03.4}. */
    private static String clock(double seconds) {
        long tenths = Math.round(seconds * 10);
        long whole = tenths / 10;
        return String.format(Locale.ROOT, "%d:%02d:%02d.%d", whole / 3600, whole / 60 % 60, whole % 60, tenths % 10);
    }
}
