package io.swell.node.simulate.report;

import io.swell.node.text.Figures;
import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.Trace;
import io.swell.simulator.bound.LowerBound;
import io.swell.simulator.frontier.Frontier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was played and what became of it.
 *
 * @param files the trace's
 * @param outcomes of all contenders as they come, in order
 * @param bound no plan costs less; empty where it was not asked for
 * @param frontier of all contenders at their set-points; empty where they were not swept
 */
public record Report(
        List<Path> files,
        Trace trace,
        Conditions conditions,
        long seed,
        List<Outcome> outcomes,
        Optional<LowerBound> bound,
        Optional<Frontier> frontier) {

    /** Share of late requests that is put up with, as people say it. */
    static final String BUDGET = Math.round(100 * Outcome.VIOLATION_BUDGET) + " %";

    /** What was played, in one line. */
    public String heading() {
        return String.format(
                Locale.ROOT,
                "%s: %,d requests in %,.0f s; %d slots, cold start %s, SLO %s, %d warm, %d..%d replicas, seed %d",
                files.stream().map(Path::toString).collect(Collectors.joining(" ")),
                trace.size(),
                trace.arrival(trace.size() - 1),
                conditions.slots(),
                Figures.seconds(conditions.coldStartSeconds()),
                Figures.seconds(conditions.sloSeconds()),
                conditions.bounded(conditions.warmReplicas()),
                conditions.minReplicas(),
                conditions.maxReplicas(),
                seed);
    }

    /** What the bound says, in sentences. */
    public static List<String> sentences(LowerBound bound) {
        return List.of(
                "No plan with at most " + BUDGET + " late costs less than " + Figures.whole(bound.replicaSeconds())
                        + " replica-seconds (" + bound.basis() + ").",
                "If nobody may wait, none costs less than " + Figures.whole(bound.withoutWaiting()) + ".");
    }
}
