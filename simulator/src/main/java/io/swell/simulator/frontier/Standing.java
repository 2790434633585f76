package io.swell.simulator.frontier;

/** How a point compares. One dominates another if it costs no more, has no more late requests, and is better in one of both. */
public enum Standing {

    /** Another point of the same contender dominates it. */
    DOMINATED,

    /** No point of the same contender dominates it, but one of another does. */
    OWN,

    /** No point dominates it. */
    OVERALL
}
