package io.swell.node.decide;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One deployment's decisions, step by step, without a cluster. Remembers what a decision remembers. */
public interface DryRun {

    /** What is decided at this step, which is not before the last one. */
    Answer decide(Step step);

    /**
     * One line of input, checked: numbers are from 0 to 1e10. Exactly one of {@code ongoing} and {@code load} is present.
     *
     * @param atSeconds when
     * @param ongoing what the look-back window says
     * @param load requests ongoing from now until the next step; the real look-back window averages them
     * @param queued requests waiting
     * @param running replicas that run; empty if they follow the target at once
     * @param target what has been granted; empty for the last decision
     */
    record Step(
            double atSeconds,
            OptionalDouble ongoing,
            OptionalDouble load,
            double queued,
            OptionalInt running,
            OptionalInt target) {}

    /**
     * One line of output.
     *
     * @param desired what the policy wants before gain, bounds and delay; NaN for no answer
     * @param target what is granted
     */
    record Answer(double desired, int target, String reason) {}
}
