package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import java.util.HashSet;
import java.util.Set;

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
    private final Set<ProcessId> interested = new HashSet<>();
    private int handles;
    private int queued;
    private int ongoing;
    private int missingOngoing;
    private int unreachableOngoing;
    private long settledMicros;
    private long countTimesArrival;
    private final Counters counters = new Counters();

    DeploymentLoad(DeploymentId id) {
        this.id = id;
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

    /** Processes with handles for it. */
    public Set<ProcessId> interested() {
        return interested;
    }

    void handlesChanged(ProcessId process, int before, int after) {
        handles += after - before;
        if (after > 0) {
            interested.add(process);
        } else {
            interested.remove(process);
        }
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
