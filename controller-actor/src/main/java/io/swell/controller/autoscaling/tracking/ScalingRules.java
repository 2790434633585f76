package io.swell.controller.autoscaling.tracking;

import java.util.List;

/**
 * How fast one direction may go.
 *
 * @param select which step counts where there are several
 * @param stabilisationMicros for so long all recommendations must agree
 * @param steps how many replicas in which time
 */
public record ScalingRules(Select select, long stabilisationMicros, List<Step> steps) {

    /** Which of several steps counts. */
    public enum Select {
        /** The one that lets the deployment go furthest. */
        MAX,
        /** The one that lets it go least far. */
        MIN,
        /** None: the direction is closed. */
        DISABLED
    }

    /** What a step is counted in. */
    public enum Unit {
        REPLICAS,
        PERCENT
    }

    /**
     * So many in so long a time.
     *
     * @param value replicas, or percent of those there were when the period began
     */
    public record Step(Unit unit, int value, long periodMicros) {}

    /** Up at once, by four or by all there are, whichever is more, in 15 s. */
    public static final ScalingRules DEFAULT_UP = new ScalingRules(
            Select.MAX, 0, List.of(new Step(Unit.REPLICAS, 4, 15_000_000), new Step(Unit.PERCENT, 100, 15_000_000)));

    /** Down after five minutes, then at any speed. */
    public static final ScalingRules DEFAULT_DOWN =
            new ScalingRules(Select.MAX, 300_000_000, List.of(new Step(Unit.PERCENT, 100, 15_000_000)));

    public ScalingRules {
        steps = List.copyOf(steps);
    }

    /** The longest time a change counts. */
    long longestPeriodMicros() {
        long longest = 0;
        for (Step step : steps) {
            longest = Math.max(longest, step.periodMicros());
        }
        return longest;
    }
}
