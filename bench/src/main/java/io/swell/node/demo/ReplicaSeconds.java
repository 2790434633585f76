package io.swell.node.demo;

import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;

/**
 * What one deployment's replicas cost, from looks at it. Between two looks a number is taken for the mean of both, so a
 * change is off by half the time between looks at most, and as often too early as too late.
 */
final class ReplicaSeconds {

    private boolean hasLooked;
    private long lookedNanos;
    private int provisioned;
    private int starting;
    private int live;
    private int started;
    private double replicaSeconds;
    private double startingSeconds;

    void look(DeploymentStatus status, long nowNanos) {
        int now = status.starting() + status.running() + status.draining();
        if (hasLooked) {
            double halfSeconds = (nowNanos - lookedNanos) / 2e9;
            replicaSeconds += halfSeconds * (provisioned + now);
            startingSeconds += halfSeconds * (starting + status.starting());
            started += Math.max(0, status.starting() + status.running() - live);
        }
        hasLooked = true;
        lookedNanos = nowNanos;
        provisioned = now;
        starting = status.starting();
        live = status.starting() + status.running();
    }

    /** Replicas starting, running or draining, over time. */
    double total() {
        return replicaSeconds;
    }

    /** How long a replica was starting, on average; NaN if none was started. */
    double meanColdStartSeconds() {
        return started == 0 ? Double.NaN : startingSeconds / started;
    }
}
