package io.swell.simulator.peers;

import io.swell.controller.autoscaling.tracking.Proposal;
import io.swell.controller.autoscaling.tracking.ScalingRules;
import io.swell.controller.autoscaling.tracking.Tolerance;
import io.swell.controller.autoscaling.tracking.TrackedScale;
import io.swell.simulator.Cadence;
import io.swell.simulator.Conditions;
import io.swell.simulator.Scaler;
import io.swell.simulator.SimulatedPool;
import java.time.Duration;

/**
 * Kubernetes' HorizontalPodAutoscaler with its default behaviour: every 15 s it takes a metric's mean over the 15 s past,
 * leaves a tenth to either side alone, and goes up at once but no faster than by four replicas or twofold, and down when all
 * recommendations of five minutes agree.
 */
final class Hpa implements Scaler {

    private static final Duration SYNC = Duration.ofSeconds(15);

    /** What the metric proposes, from the pool as it was for the last 15 s. */
    @FunctionalInterface
    interface Metric {
        int propose();
    }

    private final SimulatedPool pool;
    private final Conditions bounds;
    private final Metric metric;
    private final TrackedScale scale;
    private final Cadence syncing = new Cadence(SYNC);

    private Hpa(Conditions bounds, SimulatedPool pool, Metric metric) {
        this.pool = pool;
        this.bounds = bounds;
        this.metric = metric;
        this.scale = new TrackedScale(
                ScalingRules.DEFAULT_UP, ScalingRules.DEFAULT_DOWN, bounds.minReplicas(), bounds.maxReplicas());
        scale.seed(0, pool.target());
    }

    /** Waiting and running requests as an external metric, so many for each replica. */
    static Hpa external(double target, Conditions bounds, SimulatedPool pool) {
        SyncMean ongoing = new SyncMean();
        return new Hpa(
                bounds,
                pool,
                () -> Proposal.averageValue(
                        ongoing.since(pool.ongoingSeconds()), target, pool.target(), Tolerance.DEFAULT));
    }

    /** Share of busy slots of ready replicas, as CPU would show it; so it cannot see requests that wait. */
    static Hpa utilization(double target, Conditions bounds, SimulatedPool pool) {
        SyncMean busy = new SyncMean();
        return new Hpa(bounds, pool, () -> {
            int ready = Math.max(1, pool.running());
            double utilization = busy.since(pool.busySeconds()) / (ready * pool.slots());
            int unready = Math.max(0, pool.target() - ready);
            return Proposal.perReplica(utilization / target, ready, unready, pool.target(), Tolerance.DEFAULT);
        });
    }

    @Override
    public double dueAt() {
        return syncing.dueAt();
    }

    @Override
    public int look(double now) {
        return syncing.strikes(now)
                ? scale.decide(Math.round(now * 1e6), pool.target(), bounds.bounded(metric.propose()))
                : pool.target();
    }

    /** Mean between two syncs of what an integral belongs to. */
    private static final class SyncMean {

        private double before;

        double since(double integral) {
            double mean = (integral - before) / SYNC.toSeconds();
            before = integral;
            return mean;
        }
    }
}
