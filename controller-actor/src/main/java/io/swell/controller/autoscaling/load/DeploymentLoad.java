package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;

/**
 * One deployment's load over all processes, kept up to date entry by entry.
 *
 * <p>The cluster-wide integral at {@code now} is the sum over processes of {@code I + c (now - a)}: the integral {@code I}
 * of the last entry, held on at its count {@code c} since its arrival {@code a}. Split into {@code sum(I) + now sum(c) -
 * sum(c a)} it costs three sums, however many processes there are. Integers throughout: adding and taking away leaves
 * nothing behind.
 */
public final class DeploymentLoad {

    private final DeploymentId id;
    private final int ordinal;
    private boolean changed;
    private int interested;
    private int handles;
    private int queued;
    private int ongoing;
    private int missingOngoing;
    private int unreachableOngoing;
    private long settledMicros;
    private long countTimesArrival;
    private final Counters counters = new Counters();

    DeploymentLoad(DeploymentId id, int ordinal) {
        this.id = id;
        this.ordinal = ordinal;
    }

    /** Requests counted since this controller began to watch; none ever falls. */
    public static final class Counters {
        long arrivals;
        long completions;
        long failures;
        long rejections;
        long lateWaits;

        public long arrivals() {
            return arrivals;
        }

        public long completions() {
            return completions;
        }

        public long failures() {
            return failures;
        }

        public long rejections() {
            return rejections;
        }

        public long lateWaits() {
            return lateWaits;
        }
    }

    public DeploymentId id() {
        return id;
    }

    /** Its place among all deployments, from 0 and for good: an index is found faster than a name. */
    public int ordinal() {
        return ordinal;
    }

    /** Handles in all processes that last reported any. */
    public int handles() {
        return handles;
    }

    /** Requests waiting at handles, as last reported. */
    public int queued() {
        return queued;
    }

    /** Requests waiting or running, as last reported. */
    public int ongoing() {
        return ongoing;
    }

    /** The part of {@link #ongoing()} that comes from processes which are silent or unreachable. */
    public int missingOngoing() {
        return missingOngoing;
    }

    /** The part of {@link #ongoing()} that comes from unreachable processes. */
    public int unreachableOngoing() {
        return unreachableOngoing;
    }

    /** Integral of ongoing requests since this controller began to watch, in request-microseconds. */
    public long integralMicros(long nowMicros) {
        return settledMicros + ongoing * nowMicros - countTimesArrival;
    }

    public Counters counters() {
        return counters;
    }

    /** How many processes have handles for it. */
    public int interested() {
        return interested;
    }

    /** Whether this is its first change since {@link #changeTaken}. */
    boolean noteChange() {
        boolean isFirst = !changed;
        changed = true;
        return isFirst;
    }

    void changeTaken() {
        changed = false;
    }

    void handlesChanged(int before, int after) {
        handles += after - before;
        interested += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }

    /** A count that held since {@code arrivedMicros} no longer does; {@code heldMicros} says up to when it did. */
    void release(int queuedCount, int ongoingCount, long arrivedMicros, long heldMicros) {
        queued -= queuedCount;
        ongoing -= ongoingCount;
        countTimesArrival -= ongoingCount * arrivedMicros;
        settledMicros += ongoingCount * heldMicros;
    }

    void hold(int queuedCount, int ongoingCount, long arrivedMicros) {
        queued += queuedCount;
        ongoing += ongoingCount;
        countTimesArrival += ongoingCount * arrivedMicros;
    }

    void settle(long micros) {
        settledMicros += micros;
    }

    void missing(int ongoingChange) {
        missingOngoing += ongoingChange;
    }

    void unreachable(int ongoingChange) {
        unreachableOngoing += ongoingChange;
    }
}
