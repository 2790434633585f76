package io.swell.bench.quality;

import io.swell.simulator.Conditions;
import io.swell.simulator.Trace;
import io.swell.simulator.bound.LowerBound;
import java.util.OptionalDouble;

/** What no plan, not even one that knows the whole trace, can cost less than. */
@FunctionalInterface
public interface Bound {

    /** Says nothing. */
    Bound UNKNOWN = (trace, conditions) -> OptionalDouble.empty();

    /** The greatest that is proved. */
    Bound PROVED = (trace, conditions) ->
            OptionalDouble.of(LowerBound.of(trace, conditions, Score.MOST_LATE).replicaSeconds());

    /** Replica-seconds of all plans that keep late requests to 1 %. */
    OptionalDouble of(Trace trace, Conditions conditions);
}
