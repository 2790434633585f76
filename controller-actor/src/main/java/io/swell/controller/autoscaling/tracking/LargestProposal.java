package io.swell.controller.autoscaling.tracking;

import java.util.OptionalInt;

/**
 * What several metrics want together: the largest of their proposals. A metric that could not be had is passed over, unless
 * the others would take replicas away: what is not known might have wanted them.
 */
public final class LargestProposal {

    private static final int NONE = -1;

    private int largest = NONE;
    private boolean anyFailed;

    public void add(int replicas) {
        largest = Math.max(largest, replicas);
    }

    public void addFailed() {
        anyFailed = true;
    }

    /** Empty where nothing is to change for want of a metric. */
    public OptionalInt choose(int current) {
        boolean isDoubtful = largest == NONE || (anyFailed && largest < current);
        return isDoubtful ? OptionalInt.empty() : OptionalInt.of(largest);
    }
}
