package io.swell.simulator;

import java.util.List;

/** One of those that are compared: plays any trace under any conditions, each time from the beginning. */
public interface Contender {

    /** As a user asked for it. */
    String name();

    /** Plays with somebody looking on. */
    Outcome play(Trace trace, Conditions conditions, Witness witness);

    default Outcome play(Trace trace, Conditions conditions) {
        return play(trace, conditions, Witness.NOBODY);
    }

    /** The same at other values of the one number that trades cost for waits; none where there is no such number. */
    default List<SetPoint> setPoints() {
        return List.of();
    }
}
