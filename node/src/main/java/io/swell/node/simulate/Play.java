package io.swell.node.simulate;

import io.swell.node.simulate.report.Report;
import io.swell.node.text.Progress;
import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.SetPoint;
import io.swell.simulator.Trace;
import io.swell.simulator.Witness;
import io.swell.simulator.bound.LowerBound;
import io.swell.simulator.frontier.Frontier;
import io.swell.simulator.frontier.FrontierPoint;
import io.swell.simulator.timeline.LoadTimeline;
import io.swell.simulator.timeline.RunTimeline;
import io.swell.simulator.timeline.TimeBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plays one trace under every contender and keeps what became of it. */
final class Play {

    /** About as many as a screen has room for. */
    private static final int MOST_BUCKETS = 900;

    private final SimulateOptions options;
    private final Trace trace;
    private final Conditions conditions;
    private final List<Contender> contenders;
    private final Progress progress;
    private final TimeBuckets buckets;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<RunTimeline> timelines = new ArrayList<>();

    Play(SimulateOptions options, Trace trace, Conditions conditions, List<Contender> contenders, Progress progress) {
        this.options = options;
        this.trace = trace;
        this.conditions = conditions;
        this.contenders = contenders;
        this.progress = progress;
        this.buckets = TimeBuckets.until(trace.end(), MOST_BUCKETS);
    }

    /** How many steps {@link #report} will have. */
    static int steps(SimulateOptions options, List<Contender> contenders) {
        int points = contenders.stream()
                .mapToInt(each -> options.sweep() ? each.setPoints().size() : 0)
                .sum();
        return contenders.size() + points + (options.bound() ? 1 : 0);
    }

    Report report() {
        for (Contender contender : contenders) {
            progress.step(contender.name());
            outcomes.add(contender.play(trace, conditions, witness()));
        }
        Optional<Frontier> frontier = options.sweep() ? Optional.of(frontier()) : Optional.empty();
        return new Report(options.traces(), trace, conditions, options.seed(), outcomes, bound(), frontier);
    }

    /** How the contenders fared over time, in order; only where there will be a page. */
    List<RunTimeline> timelines() {
        return timelines;
    }

    LoadTimeline load() {
        return LoadTimeline.of(trace, conditions.slots(), buckets);
    }

    private Witness witness() {
        if (options.html().isEmpty()) {
            return Witness.NOBODY;
        }
        RunTimeline timeline = new RunTimeline(trace, conditions.sloSeconds(), buckets);
        timelines.add(timeline);
        return timeline;
    }

    private Optional<LowerBound> bound() {
        if (!options.bound()) {
            return Optional.empty();
        }
        progress.step("lower bound");
        return Optional.of(LowerBound.of(trace, conditions, Outcome.VIOLATION_BUDGET));
    }

    private Frontier frontier() {
        List<FrontierPoint> points = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            List<SetPoint> setPoints = contenders.get(i).setPoints();
            if (setPoints.isEmpty()) {
                points.add(new FrontierPoint(OptionalDouble.empty(), outcomes.get(i)));
            }
            for (SetPoint setPoint : setPoints) {
                progress.step(setPoint.contender().name() + " at " + setPoint.value());
                points.add(new FrontierPoint(
                        OptionalDouble.of(setPoint.value()),
                        setPoint.contender().play(trace, conditions)));
            }
        }
        return Frontier.of(points);
    }
}
