package io.swell.controller.autoscaling.adaptive;

/**
 * What one deployment did since it was last looked at, and how it stands. One object shows one look after another: an
 * evaluation must leave no garbage. A count below nothing, as of a counter that began anew, is taken as none.
 */
public final class LoadSince {

    /** Looks farther apart than this say no more than that nothing is known of the time between. */
    private static final double LONGEST_SECONDS = 3_600;

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
     * @throws IllegalArgumentException if no time has passed, or time is not a number
     */
    public LoadSince show(
            double nowSeconds,
            double seconds,
            double meanQueued,
            double meanRunning,
            double arrivals,
            double completions,
            double lateInAll) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be more than 0, was: " + seconds);
        }
        if (!Double.isFinite(nowSeconds)) {
            throw new IllegalArgumentException("now-seconds must be a number, was: " + nowSeconds);
        }
        this.nowSeconds = nowSeconds;
        this.seconds = Math.min(LONGEST_SECONDS, seconds);
        this.meanQueued = count(meanQueued);
        this.meanRunning = count(meanRunning);
        this.arrivals = count(arrivals);
        this.completions = count(completions);
        this.lateInAll = count(lateInAll);
        return this;
    }

    /** How it stands: requests waiting now, and replicas. */
    public LoadSince standing(double queuedNow, int running, int starting) {
        this.queued = count(queuedNow);
        this.replicasRunning = Math.max(0, running);
        this.replicasStarting = Math.max(0, starting);
        return this;
    }

    private static double count(double value) {
        return value > 0 ? Math.min(value, Integer.MAX_VALUE) : 0;
    }
}
