package io.swell.shared.load;

/**
 * Several loads added up, in one object that is used again: a {@link LoadSnapshot} that changes. For whoever reads
 * thousands of meters at a time; one owner.
 */
public final class LoadSum {

    private int queued;
    private int running;
    private long queuedMicros;
    private long runningMicros;
    private long arrivals;
    private long completions;
    private long failures;
    private long rejections;
    private long lateWaits;

    /** Queued plus running. */
    public int ongoing() {
        return queued + running;
    }

    /** Back to nothing, or to what is there before the first meter is added. */
    public LoadSum set(LoadSnapshot start) {
        queued = start.queued();
        running = start.running();
        queuedMicros = start.queuedMicros();
        runningMicros = start.runningMicros();
        arrivals = start.arrivals();
        completions = start.completions();
        failures = start.failures();
        rejections = start.rejections();
        lateWaits = start.lateWaits();
        return this;
    }

    /** Adds what a meter has. */
    void add(
            int moreQueued,
            int moreRunning,
            long moreQueuedMicros,
            long moreRunningMicros,
            long moreArrivals,
            long moreCompletions,
            long moreFailures,
            long moreRejections,
            long moreLateWaits) {
        queued += moreQueued;
        running += moreRunning;
        queuedMicros += moreQueuedMicros;
        runningMicros += moreRunningMicros;
        arrivals += moreArrivals;
        completions += moreCompletions;
        failures += moreFailures;
        rejections += moreRejections;
        lateWaits += moreLateWaits;
    }

    /** Whether this is what {@code earlier} would be, had its counts held for so long and nothing else happened. */
    public boolean continues(LoadSnapshot earlier, long micros) {
        return queued == earlier.queued()
                && running == earlier.running()
                && queuedMicros == earlier.queuedMicros() + earlier.queued() * micros
                && runningMicros == earlier.runningMicros() + earlier.running() * micros
                && arrivals == earlier.arrivals()
                && completions == earlier.completions()
                && failures == earlier.failures()
                && rejections == earlier.rejections()
                && lateWaits == earlier.lateWaits();
    }

    /** The numbers of this moment. */
    public LoadSnapshot snapshot() {
        return new LoadSnapshot(
                queued, running, queuedMicros, runningMicros, arrivals, completions, failures, rejections, lateWaits);
    }
}
