package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a wish must last before it is granted, in microseconds.
 *
 * @param up for more replicas
 * @param down for fewer
 * @param toZero for the step from one to none
 */
record DelayPeriods(long up, long down, long toZero) {

    static DelayPeriods of(AutoscalingConfig config) {
        return new DelayPeriods(
                micros(config.upscaleDelay()),
                micros(config.downscaleDelay()),
                micros(config.downscaleToZeroDelay().orElse(config.downscaleDelay())));
    }

    /** For a move from {@code target} in a direction: 1 is up, -1 is down. */
    long from(int target, int direction) {
        if (direction > 0) {
            return up;
        }
        return target == 1 ? toZero : down;
    }

    static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }
}
