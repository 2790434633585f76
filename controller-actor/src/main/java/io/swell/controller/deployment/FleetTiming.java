package io.swell.controller.deployment;

import io.swell.shared.config.ControllerSettings;

/**
 * The part of {@link ControllerSettings} the fleet needs, in microseconds.
 *
 * @param orderTimeoutMicros an order its host has not shown by then is repeated; also the slack a draining replica
 *     gets beyond its own timeout, because its first order may have been lost
 * @param startBackoffMaxMicros also how long a replica must run to count as stable
 */
record FleetTiming(
        long orderTimeoutMicros, long startBackoffMinMicros, long startBackoffMaxMicros, int maxStartFailures) {

    FleetTiming {
        if (orderTimeoutMicros < 1) {
            throw new IllegalArgumentException(
                    "order-timeout must be at least 1 microsecond, was: " + orderTimeoutMicros);
        }
    }

    static FleetTiming of(ControllerSettings settings) {
        return new FleetTiming(
                Micros.of(settings.orderTimeout()),
                Micros.of(settings.startBackoffMin()),
                Micros.of(settings.startBackoffMax()),
                settings.maxStartFailures());
    }

    long stableMicros() {
        return startBackoffMaxMicros;
    }
}
