package io.swell.controller.autoscaling;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a policy of the user's own may take for one decision.
 *
 * @param nanoTime the clock of whoever decides; only looked at around such a policy
 */
record PolicyLimit(long nanos, LongSupplier nanoTime) {

    /** For virtual time, in which nobody waits. */
    static final PolicyLimit NONE = new PolicyLimit(Long.MAX_VALUE, () -> 0);

    static PolicyLimit of(Duration limit, LongSupplier nanoTime) {
        return new PolicyLimit(limit.toNanos(), nanoTime);
    }
}
