package io.swell.node.demo;

import io.swell.node.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A summary for people. */
final class SummaryText {

    private static final int MOST_EVENTS = 40;

    private SummaryText() {}

    /**
     * The lines to print at the end.
     *
     * @param startMillis wall time at which the load began, milliseconds since 1970
     */
    static List<String> lines(DemoSummary summary, List<ScaleEvent> events, long startMillis) {
        List<String> lines = new ArrayList<>();
        lines.add("Requests  " + requests(summary.requests()));
        lines.add("Messages  " + messages(summary));
        lines.add("");
        TextTable table = new TextTable("deployment", ">ups", ">downs", ">fewest", ">most", "ran on");
        summary.deployments()
                .forEach(each -> table.row(
                        each.name(),
                        each.scaleUps(),
                        each.scaleDowns(),
                        each.minRunning(),
                        each.maxRunning(),
                        String.join(" ", each.hosts())));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(events.isEmpty() ? "No scale events" : "Scale events");
        events.stream().limit(MOST_EVENTS).forEach(event -> lines.add("  " + event(event, startMillis)));
        if (events.size() > MOST_EVENTS) {
            lines.add("  … and " + (events.size() - MOST_EVENTS) + " more");
        }
        return lines;
    }

    /** {@code 12 sent = 9 completed + 1 rejected + …}, what is open left out once there is none. */
    static String requests(RequestCounts counts) {
        return format(
                "%,d sent = %,d completed + %,d rejected + %,d expired + %,d failed%s",
                counts.sent(),
                counts.completed(),
                counts.rejected(),
                counts.expired(),
                counts.failed(),
                counts.addsUp() ? "" : format(" + %,d open", counts.open()));
    }

    /** {@code +12.3 s  checkout 1 → 3  because …}; what the reason says of the numbers is said once. */
    static String event(ScaleEvent event, long startMillis) {
        return format(
                "%+6.1f s  %s %d → %d  %s",
                (event.atMillis() - startMillis) / 1000.0,
                event.deployment(),
                event.before(),
                event.after(),
                event.reason().replaceFirst("^scaled \\d+ → \\d+: ", ""));
    }

    private static String messages(DemoSummary summary) {
        return format(
                "%,d reached the controller in %.1f s from %d processes (%,d heartbeats, %,d urgent);"
                        + " one per handle and interval would have been %,d",
                summary.controllerMessages(),
                summary.seconds(),
                summary.processes(),
                summary.heartbeats(),
                summary.urgentReports(),
                summary.perHandleMessages());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
