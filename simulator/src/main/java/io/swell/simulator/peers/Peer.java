package io.swell.simulator.peers;

import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.SetPoint;
import io.swell.simulator.Simulation;
import io.swell.simulator.Trace;
import io.swell.simulator.Witness;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A baseline that plays. Peers do not sleep here: how each of them wakes from none is a mechanism of its own, so at least
 * one replica stays.
 *
 * @param share of a replica's slots to aim for; empty for the target the baseline comes with
 */
record Peer(Baseline baseline, OptionalDouble share) implements Contender {

    Peer(Baseline baseline) {
        this(baseline, OptionalDouble.empty());
    }

    @Override
    public String name() {
        return baseline.title();
    }

    @Override
    public Outcome play(Trace trace, Conditions conditions, Witness witness) {
        Conditions awake = conditions.withBounds(Math.max(1, conditions.minReplicas()), conditions.maxReplicas());
        Conditions warm = awake.withWarmReplicas(awake.bounded(conditions.warmReplicas()));
        double target =
                share.isPresent() ? baseline.target(share.getAsDouble(), conditions.slots()) : baseline.usualTarget();
        return Simulation.run(name(), trace, warm, pool -> baseline.scaler(target, warm, pool), witness);
    }

    @Override
    public List<SetPoint> setPoints() {
        return SetPoint.SHARES.stream()
                .map(value -> new SetPoint(value, new Peer(baseline, OptionalDouble.of(value))))
                .toList();
    }
}
