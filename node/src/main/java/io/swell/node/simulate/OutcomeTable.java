package io.swell.node.simulate;

import io.swell.node.text.TextTable;
import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Outcomes side by side, for people. */
final class OutcomeTable {

    private OutcomeTable() {}

    /** What was played, in one line. */
    static String heading(List<Path> files, Trace trace, Conditions conditions, long seed) {
        return String.format(
                Locale.ROOT,
                "%s: %,d requests in %,.0f s; %d slots, cold start %s, SLO %s, %d warm, %d..%d replicas, seed %d",
                files.stream().map(Path::toString).collect(Collectors.joining(" ")),
                trace.size(),
                trace.arrival(trace.size() - 1),
                conditions.slots(),
                seconds(conditions.coldStart().toNanos() / 1e9),
                seconds(conditions.slo().toNanos() / 1e9),
                conditions.bounded(conditions.warmReplicas()),
                conditions.minReplicas(),
                conditions.maxReplicas(),
                seed);
    }

    static TextTable of(List<Outcome> outcomes) {
        TextTable table = new TextTable(
                "policy",
                ">late",
                ">wait p50",
                ">p99",
                ">longest",
                ">replica-seconds",
                ">of first",
                ">changes",
                ">reversals",
                ">most");
        for (Outcome outcome : outcomes) {
            table.row(
                    outcome.policy(),
                    String.format(Locale.ROOT, "%.2f %%", 100 * outcome.violationRate()),
                    seconds(outcome.waitP50()),
                    seconds(outcome.waitP99()),
                    seconds(outcome.waitMax()),
                    String.format(Locale.ROOT, "%,.0f", outcome.replicaSeconds()),
                    String.format(
                            Locale.ROOT,
                            "%.2f",
                            outcome.replicaSeconds() / outcomes.get(0).replicaSeconds()),
                    outcome.scaleEvents(),
                    outcome.reversals(),
                    outcome.peakReplicas());
        }
        return table;
    }

    private static String seconds(double seconds) {
        if (seconds > 0 && seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1e3);
        }
        return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }
}
