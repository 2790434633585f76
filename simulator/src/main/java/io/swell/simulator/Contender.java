package io.swell.simulator;

/** One of those that are compared: plays any trace under any conditions, each time from the beginning. */
public interface Contender {

    /** As a user asked for it. */
    String name();

    Outcome play(Trace trace, Conditions conditions);
}
