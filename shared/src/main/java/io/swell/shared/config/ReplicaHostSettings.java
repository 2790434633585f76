package io.swell.shared.config;

import java.time.Duration;

/**
 * What a process offers to replicas.
 *
 * @param resources what replicas may use of it together
 * @param reportInterval how often a report that was not received is sent again
 * @param dispatcher configuration path of the dispatcher user code runs on
 */
public record ReplicaHostSettings(ResourceAmounts resources, Duration reportInterval, String dispatcher) {}
