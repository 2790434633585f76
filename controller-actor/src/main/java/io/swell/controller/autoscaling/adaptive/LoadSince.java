package io.swell.controller.autoscaling.adaptive;

/**
 * What one deployment did since it was last looked at, and how it stands. One object shows one look after another: an
 * evaluation must leave no garbage.
 */
public final class LoadSince {

    double nowSeconds;
    double seconds;
    double meanQueued;
    double meanRunning;
    double arrivals;
    double completions;
    double lateInAll;
    double queued;
    int replicasRunning;
    int replicasStarting;

    /**
     * Shows a look.
     *
     * @param nowSeconds monotonic time
     * @param seconds since the look before, more than 0
     * @param meanQueued requests that waited, on average since then
     * @param meanRunning requests in service, on average since then
     * @param arrivals requests that came since then
     * @param completions requests that ended since then
     * @param lateInAll requests that ever waited longer than the service level allows
     */
    public LoadSince show(
            double nowSeconds,
            double seconds,
            double meanQueued,
            double meanRunning,
            double arrivals,
            double completions,
            double lateInAll) {
        this.nowSeconds = nowSeconds;
        this.seconds = seconds;
        this.meanQueued = meanQueued;
        this.meanRunning = meanRunning;
        this.arrivals = arrivals;
        this.completions = completions;
        this.lateInAll = lateInAll;
        return this;
    }

    /** How it stands: requests waiting now, and replicas. */
    public LoadSince standing(double queuedNow, int running, int starting) {
        this.queued = queuedNow;
        this.replicasRunning = running;
        this.replicasStarting = starting;
        return this;
    }
}
