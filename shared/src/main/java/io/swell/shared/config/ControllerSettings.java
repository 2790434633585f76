package io.swell.shared.config;

import java.time.Duration;

/**
 * How the controller works.
 *
 * @param controlLoopInterval how often it looks for deadlines that are due
 * @param evaluationInterval how often a deployment whose window still moves is decided anew without new data
 * @param reportExpiry a process silent for longer counts as missing
 * @param decisionHistory decisions remembered per deployment
 * @param orderTimeout an order its host has not shown by then is repeated
 * @param startBackoffMin wait after a replica's first failed start
 * @param startBackoffMax longest wait between starts
 * @param maxStartFailures so many failed starts in a row make a deployment unhealthy
 */
public record ControllerSettings(
        Duration controlLoopInterval,
        Duration evaluationInterval,
        Duration reportExpiry,
        int decisionHistory,
        Duration orderTimeout,
        Duration startBackoffMin,
        Duration startBackoffMax,
        int maxStartFailures) {}
