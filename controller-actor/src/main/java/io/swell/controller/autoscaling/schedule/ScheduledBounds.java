package io.swell.controller.autoscaling.schedule;

/**
 * The bounds of a deployment at a time, and who set them.
 *
 * @param lower at least so many replicas
 * @param lowerBy name of the window that says so; empty for the deployment's own bound
 * @param upper at most so many; not below {@code lower}
 * @param upperBy as {@code lowerBy}
 * @param untilMillis they may be others from then on, in milliseconds since 1970
 */
public record ScheduledBounds(int lower, String lowerBy, int upper, String upperBy, long untilMillis) {}
