package io.swell.controller.autoscaling;

/**
 * What the controller sees of one deployment at one instant.
 *
 * @param nowMicros monotonic time of the controller's process; one per cycle
 * @param queued requests waiting at handles now, missing processes at their last value
 * @param ongoing requests waiting or running now, missing processes at their last value
 * @param integralMicros cluster-wide cumulative integral of {@code ongoing} now, in request-microseconds
 * @param running replicas observed to run
 * @param coverage who reports
 */
public record Observation(
        long nowMicros, double queued, double ongoing, long integralMicros, int running, Coverage coverage) {}
