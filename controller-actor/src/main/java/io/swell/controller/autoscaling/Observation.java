package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.load.RequestCounts;
import io.swell.controller.autoscaling.metric.RecordedMetrics;

/**
 * What the controller sees of one deployment at one instant. One object may show one deployment after another, because a
 * decision must leave no garbage: it is good until the next is shown, and whoever keeps it copies it.
 */
public final class Observation {

    private long nowMicros;
    private double queued;
    private double ongoing;
    private long integralMicros;
    private int running;
    private Coverage coverage;
    private RequestCounts counts;
    private RecordedMetrics metrics;

    /**
     * Shows a deployment.
     *
     * @param nowMicros monotonic time of the controller's process; one per cycle
     * @param queued requests waiting at handles now, missing processes at their last value
     * @param ongoing requests waiting or running now, missing processes at their last value
     * @param integralMicros cluster-wide cumulative integral of {@code ongoing} now, in request-microseconds
     * @param running replicas observed to run
     * @param coverage who reports
     * @param counts requests counted, as they are when asked
     * @param metrics what replicas recorded, as it is when asked
     */
    public Observation(
            long nowMicros,
            double queued,
            double ongoing,
            long integralMicros,
            int running,
            Coverage coverage,
            RequestCounts counts,
            RecordedMetrics metrics) {
        this.nowMicros = nowMicros;
        this.queued = queued;
        this.ongoing = ongoing;
        this.integralMicros = integralMicros;
        this.running = running;
        this.coverage = coverage;
        this.counts = counts;
        this.metrics = metrics;
    }

    /** Shows a deployment whose replicas record nothing. */
    public Observation(
            long nowMicros,
            double queued,
            double ongoing,
            long integralMicros,
            int running,
            Coverage coverage,
            RequestCounts counts) {
        this(nowMicros, queued, ongoing, integralMicros, running, coverage, counts, RecordedMetrics.NONE);
    }

    /** Shows a deployment of which nobody counts requests. */
    public Observation(
            long nowMicros, double queued, double ongoing, long integralMicros, int running, Coverage coverage) {
        this(nowMicros, queued, ongoing, integralMicros, running, coverage, RequestCounts.NONE);
    }

    static Observation ofNothing() {
        return new Observation(0, 0, 0, 0, 0, Coverage.NOBODY);
    }

    /** Shows another; as the constructor. */
    Observation show(
            long newNowMicros,
            double newQueued,
            double newOngoing,
            long newIntegralMicros,
            int newRunning,
            Coverage newCoverage,
            RequestCounts newCounts,
            RecordedMetrics newMetrics) {
        nowMicros = newNowMicros;
        queued = newQueued;
        ongoing = newOngoing;
        integralMicros = newIntegralMicros;
        running = newRunning;
        coverage = newCoverage;
        counts = newCounts;
        metrics = newMetrics;
        return this;
    }

    void copy(Observation other) {
        show(
                other.nowMicros,
                other.queued,
                other.ongoing,
                other.integralMicros,
                other.running,
                other.coverage,
                other.counts,
                other.metrics);
    }

    public long nowMicros() {
        return nowMicros;
    }

    public double queued() {
        return queued;
    }

    public double ongoing() {
        return ongoing;
    }

    public long integralMicros() {
        return integralMicros;
    }

    public int running() {
        return running;
    }

    public Coverage coverage() {
        return coverage;
    }

    public RequestCounts counts() {
        return counts;
    }

    public RecordedMetrics metrics() {
        return metrics;
    }
}
