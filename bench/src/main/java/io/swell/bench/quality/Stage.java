package io.swell.bench.quality;

import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.Trace;
import java.util.ArrayList;
import java.util.List;

/** Plays contenders on the trace of one setting, and checks each run. */
final class Stage {

    private static final double HOUR = 3_600;
    private static final double ROUNDING = 1e-9;

    private final Trace trace;
    private final Conditions conditions;
    private final List<Double> slos;
    private final double hours;
    private final double leastCost;

    Stage(Setting setting, Trace trace) {
        this.trace = trace;
        this.slos = setting.slos();
        this.conditions = setting.conditions(trace, slos.get(0));
        double last = trace.arrival(trace.size() - 1);
        this.hours = Math.ceil(last) / HOUR;
        this.leastCost = (1 - ROUNDING) * Math.max(trace.work() / setting.slots(), last);
    }

    Trace trace() {
        return trace;
    }

    /**
     * One run, judged by each SLO.
     *
     * @throws IllegalStateException if a request was lost, work was left out, or it cost less than the work does
     */
    List<Score> play(Contender contender) {
        LateShares late = new LateShares(trace, slos);
        Outcome outcome = contender.play(trace, conditions, late);
        if (outcome.replicaSeconds() < leastCost) {
            throw new IllegalStateException(contender.name() + " must cost at least what the work does, " + leastCost
                    + " replica-seconds, was: " + outcome.replicaSeconds());
        }
        List<Score> scores = new ArrayList<>();
        for (int slo = 0; slo < slos.size(); slo++) {
            scores.add(new Score(late.of(slo), outcome.replicaSeconds(), outcome.reversals() / hours));
        }
        return scores;
    }
}
