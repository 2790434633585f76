package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;

/**
 * What a policy may see. One object serves all decisions of all deployments, because a decision must leave no
 * garbage; a policy that needs a number later copies the number.
 */
public final class AutoscalingContext {

    @SuppressWarnings("NullAway.Init") // shown before a policy sees it
    private AutoscalingConfig config;

    private long nowMicros;
    private double ongoing;
    private double liveQueued;
    private double liveOngoing;
    private int running;
    private int target;

    AutoscalingContext() {}

    AutoscalingContext show(
            AutoscalingConfig config,
            long nowMicros,
            double ongoing,
            double liveQueued,
            double liveOngoing,
            int running,
            int target) {
        this.config = config;
        this.nowMicros = nowMicros;
        this.ongoing = ongoing;
        this.liveQueued = liveQueued;
        this.liveOngoing = liveOngoing;
        this.running = running;
        this.target = target;
        return this;
    }

    public AutoscalingConfig config() {
        return config;
    }

    /** Monotonic time of the controller's process. */
    public long nowMicros() {
        return nowMicros;
    }

    /** Queued and running requests, as the look-back window says, or as assumed where processes do not report. */
    public double ongoing() {
        return ongoing;
    }

    /** Requests waiting at handles right now. */
    public double liveQueued() {
        return liveQueued;
    }

    /** Requests waiting or running right now. */
    public double liveOngoing() {
        return liveOngoing;
    }

    /** Replicas observed to run. */
    public int running() {
        return running;
    }

    /** Replicas granted so far. */
    public int target() {
        return target;
    }
}
