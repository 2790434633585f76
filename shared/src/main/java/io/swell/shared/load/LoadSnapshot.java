package io.swell.shared.load;

/**
 * What one meter, or several added up, said at an instant. The two counts are of that instant; everything else is
 * cumulative and never falls.
 *
 * <p>Integrals are in request-microseconds: 3 requests waiting for 2 s are 6,000,000. A {@code long} holds 29 years of
 * 10,000 ongoing requests.
 *
 * @param queued requests waiting at the handle now
 * @param running requests assigned to a replica now
 * @param queuedMicros integral of {@code queued} over the process's monotonic time
 * @param runningMicros integral of {@code running} over the process's monotonic time
 * @param arrivals requests that came, refused ones included
 * @param completions requests answered by user code
 * @param failures requests accepted and then answered with a failure, expired ones included
 * @param rejections requests turned away because the queue was full or nothing may run
 * @param lateWaits requests that waited longer than the deployment's {@code slo.wait} before they were assigned
 */
public record LoadSnapshot(
        int queued,
        int running,
        long queuedMicros,
        long runningMicros,
        long arrivals,
        long completions,
        long failures,
        long rejections,
        long lateWaits) {

    public static final LoadSnapshot ZERO = new LoadSnapshot(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Queued plus running. */
    public int ongoing() {
        return queued + running;
    }

    public LoadSnapshot plus(LoadSnapshot other) {
        return new LoadSnapshot(
                queued + other.queued,
                running + other.running,
                queuedMicros + other.queuedMicros,
                runningMicros + other.runningMicros,
                arrivals + other.arrivals,
                completions + other.completions,
                failures + other.failures,
                rejections + other.rejections,
                lateWaits + other.lateWaits);
    }

    /** What a handle leaves behind when it goes: its history stays, its current counts do not. */
    public LoadSnapshot withoutCounts() {
        return new LoadSnapshot(
                0, 0, queuedMicros, runningMicros, arrivals, completions, failures, rejections, lateWaits);
    }

    /** The same counts held for a while longer: integrals grow, counters stay. */
    public LoadSnapshot extrapolated(long micros) {
        return new LoadSnapshot(
                queued,
                running,
                queuedMicros + queued * micros,
                runningMicros + running * micros,
                arrivals,
                completions,
                failures,
                rejections,
                lateWaits);
    }
}
