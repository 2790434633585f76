package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.load.RequestCounts;
import io.swell.controller.autoscaling.metric.MetricOverReplicas;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.id.MetricName;
import java.util.Optional;

/**
 * What a policy may see. One object serves all decisions of all deployments, because a decision must leave no
 * garbage; a policy that needs a number later copies the number.
 */
public final class AutoscalingContext {

    @SuppressWarnings("NullAway.Init") // shown before a policy sees it
    private DecisionRules rules;

    @SuppressWarnings("NullAway.Init") // as the rules
    private Observation seen;

    private double measured;
    private double ongoing;
    private int target;

    AutoscalingContext() {}

    /**
     * Shows a deployment.
     *
     * @param windowSays requests ongoing, as the look-back window says
     * @param assumed the same, as is to be assumed of it
     */
    AutoscalingContext show(
            DecisionRules itsRules, Observation observation, double windowSays, double assumed, int granted) {
        rules = itsRules;
        seen = observation;
        measured = windowSays;
        ongoing = assumed;
        target = granted;
        return this;
    }

    public AutoscalingConfig config() {
        return rules.config();
    }

    /** Requests one replica serves at once: {@code max-ongoing-requests}. */
    public int slots() {
        return rules.slots();
    }

    /** Monotonic time of the controller's process. */
    public long nowMicros() {
        return seen.nowMicros();
    }

    /** Queued and running requests, as the look-back window says, or as assumed where processes do not report. */
    public double ongoing() {
        return ongoing;
    }

    /** By how many requests {@link #ongoing} differs from what was measured, for what is assumed of who does not report. */
    public double assumedChange() {
        return ongoing - measured;
    }

    /** Requests waiting at handles right now. */
    public double liveQueued() {
        return seen.queued();
    }

    /** Requests waiting or running right now. */
    public double liveOngoing() {
        return seen.ongoing();
    }

    /** Cumulative integral of {@link #liveOngoing} over the cluster, in request-microseconds. */
    public long integralMicros() {
        return seen.integralMicros();
    }

    /** Requests counted since the controller began to watch. */
    public RequestCounts counts() {
        return seen.counts();
    }

    /**
     * What running replicas recorded under this name, each its newest value; empty if none did, which is not the same as 0.
     * Only shown to a policy of the user's own, which is asked anew when it changes.
     *
     * @throws IllegalArgumentException if nobody can record under such a name
     */
    public Optional<MetricOverReplicas> metric(String name) {
        Optional<MetricOverReplicas> recorded = seen.metrics().metric(name);
        if (recorded.isEmpty()) {
            MetricName.require(name);
        }
        return recorded;
    }

    /** Replicas observed to run. */
    public int running() {
        return seen.running();
    }

    /** Replicas granted so far. */
    public int target() {
        return target;
    }
}
