package io.swell.controller.autoscaling.metric;

import java.util.Optional;

/** Metrics that a deployment's replicas recorded; worked out when asked for. */
@FunctionalInterface
public interface RecordedMetrics {

    /** Where nobody records, or nobody would read it. */
    RecordedMetrics NONE = name -> Optional.empty();

    /** What running replicas recorded under this name; empty if none did, which is not the same as 0. */
    Optional<MetricOverReplicas> metric(String name);
}
