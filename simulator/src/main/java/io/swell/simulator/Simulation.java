package io.swell.simulator;

import java.util.function.Function;

/**
 * One trace under one scaler, event by event, until the last request has ended. The order of simultaneous events is that of
 * {@link Scaler}; so the same trace, conditions and scaler give the same outcome, to the last bit.
 */
public final class Simulation {

    private final Conditions conditions;
    private final Scaler scaler;
    private final SimulatedPool pool;

    private Simulation(Trace trace, Conditions conditions, Function<SimulatedPool, Scaler> decider, Witness witness) {
        this.conditions = conditions;
        this.pool = new SimulatedPool(trace, conditions, witness);
        this.scaler = decider.apply(pool);
        pool.tell(scaler);
    }

    /**
     * Runs it.
     *
     * @param policy name for the outcome
     * @param decider makes a scaler that watches the pool
     * @param witness sees it as it goes
     * @throws IllegalStateException if requests wait that nothing will ever serve
     */
    public static Outcome run(
            String policy,
            Trace trace,
            Conditions conditions,
            Function<SimulatedPool, Scaler> decider,
            Witness witness) {
        Simulation simulation = new Simulation(trace, conditions, decider, witness);
        while (!simulation.pool.isDone()) {
            simulation.step();
        }
        return simulation.pool.outcome(policy, conditions.sloSeconds());
    }

    /** Runs it with nobody looking on. */
    public static Outcome run(
            String policy, Trace trace, Conditions conditions, Function<SimulatedPool, Scaler> decider) {
        return run(policy, trace, conditions, decider, Witness.NOBODY);
    }

    private void step() {
        double departure = pool.nextDeparture();
        double ready = pool.nextReady();
        double arrival = pool.nextArrival();
        double look = scaler.dueAt();
        double now = Math.min(Math.min(departure, ready), Math.min(arrival, look));
        if (now == Double.POSITIVE_INFINITY) {
            throw new IllegalStateException("requests wait and no replica will ever run");
        }
        pool.advance(now);
        if (now == departure) {
            pool.depart();
        } else if (now == ready) {
            pool.ready();
        } else if (now == arrival) {
            pool.arrive();
        } else {
            pool.scale(conditions.bounded(scaler.look(now)));
        }
    }
}
