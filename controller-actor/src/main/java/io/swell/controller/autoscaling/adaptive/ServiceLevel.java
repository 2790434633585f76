package io.swell.controller.autoscaling.adaptive;

/**
 * What a user asks for, and nothing else.
 *
 * @param waitSeconds a request that waits longer is late
 * @param lateShare of all requests may be late, between 0 and 1
 */
public record ServiceLevel(double waitSeconds, double lateShare) {

    public ServiceLevel {
        if (!(waitSeconds > 0 && waitSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("wait must be more than 0 s and not endless, was: " + waitSeconds);
        }
        if (!(lateShare > 0 && lateShare < 1)) {
            throw new IllegalArgumentException("late share must be between 0 and 1, was: " + lateShare);
        }
    }
}
