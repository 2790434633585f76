package io.swell.bench.quality;

import io.swell.simulator.Outcome;

/**
 * What one run came to.
 *
 * @param late share of requests that waited longer than the SLO, 0 to 1
 * @param cost replica-seconds
 * @param reversalsPerHour changes of target that turned an earlier one around within five minutes, per hour of the trace
 */
public record Score(double late, double cost, double reversalsPerHour) {

    /** Share of late requests that is put up with. */
    static final double MOST_LATE = Outcome.VIOLATION_BUDGET;

    boolean isWithin() {
        return late <= MOST_LATE;
    }
}
