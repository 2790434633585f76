package io.swell.controller.autoscaling.metric;

/**
 * What running replicas of a deployment recorded under one name.
 *
 * @param replicas how many recorded it, at least 1
 * @param sum of their newest values
 */
public record MetricOverReplicas(int replicas, double sum) {

    public double mean() {
        return sum / replicas;
    }
}
