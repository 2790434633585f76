package io.swell.simulator.peers;

import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.FixedSize;
import io.swell.simulator.Outcome;
import io.swell.simulator.Simulation;
import io.swell.simulator.Trace;
import io.swell.simulator.Witness;

/**
 * The fewest replicas that meet the SLO for 99 % of the requests if their number never changes: found by trying, with the
 * whole trace in view. Nobody can know it beforehand; it is what scaling has to beat. Where not even the maximum meets it,
 * the maximum.
 */
final class BestFixedSize implements Contender {

    private final String name;

    BestFixedSize(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /** Of fewer replicas no request waits less, so the least can be found by halving. */
    @Override
    public Outcome play(Trace trace, Conditions conditions, Witness witness) {
        int low = Math.max(1, conditions.minReplicas());
        int enough = (trace.peakBusySlots() + conditions.slots() - 1) / conditions.slots();
        int high = Math.max(low, Math.min(conditions.maxReplicas(), enough));
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (play(name, middle, trace, conditions, Witness.NOBODY).isWithinBudget()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return play(name, high, trace, conditions, witness);
    }

    static Outcome play(String name, int replicas, Trace trace, Conditions conditions, Witness witness) {
        return Simulation.run(name, trace, conditions.withWarmReplicas(replicas), pool -> new FixedSize(), witness);
    }
}
