package io.swell.controller.autoscaling;

import org.jspecify.annotations.Nullable;

/**
 * Loads, as the mean of a window, for which the answer is one and the same, found by asking a policy that promises to be
 * monotone. It is kept until something else that the answer depends on has changed, or the mean has come half of the way to
 * a bound: with a load that hardly moves, few decisions have to ask. There is one for each deployment, and the margin that {@link Rest}
 * leaves is a thousand times what rounding to a float takes.
 */
final class AlikeLoads {

    /** How far the mean may move, in parts of itself or of what one replica should have, whichever is more. */
    private static final double[] MOVES = {1, 0.3, 0.1, 0.03};

    private float lowest;
    private float highest;
    private float foundFor;

    private @Nullable DecisionRules rules;
    private @Nullable ReplicaBounds bounds;
    private int running;
    private int granted;

    /** Those around {@code mean}, for which the decision was made. */
    void around(double mean, Leeway leeway) {
        Outcome decision = leeway.outcome();
        if (!isCentral(mean) || !dependsOnTheSame(decision)) {
            double unit = Math.max(mean, decision.targetOngoingRequests());
            lowest = (float) farthest(leeway, mean, -unit);
            highest = (float) farthest(leeway, mean, unit);
            foundFor = (float) mean;
            rules = decision.rules();
            bounds = decision.bounds();
            running = decision.seen().running();
            granted = decision.granted();
        }
    }

    /** Whether what the answer depends on besides the load is what it was. */
    @SuppressWarnings("ReferenceEquality") // quick, and equal ones of other objects only cost a search
    private boolean dependsOnTheSame(Outcome decision) {
        return rules == decision.rules()
                && bounds == decision.bounds()
                && running == decision.seen().running()
                && granted == decision.granted();
    }

    private boolean isCentral(double mean) {
        return 2 * mean >= (double) foundFor + lowest && 2 * mean <= (double) foundFor + highest;
    }

    private static double farthest(Leeway leeway, double mean, double unit) {
        for (double move : MOVES) {
            double load = Math.max(0, mean + move * unit);
            if (leeway.covers(load)) {
                return load;
            }
        }
        return mean;
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }
}
