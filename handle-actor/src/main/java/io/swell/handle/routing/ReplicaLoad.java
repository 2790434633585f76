package io.swell.handle.routing;

import io.swell.shared.id.ReplicaId;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one process knows of one replica's load. All handles of the process share it, on several threads.
 *
 * <p>Slots are reserved before a request is sent and released exactly once when it has ended. A replica may be full all
 * the same, with requests of other processes; it then refuses, and is left alone for a while that doubles with each
 * further refusal. Any answer shows that it has room again and ends the rest at once.
 *
 * <p>Times are {@link System#nanoTime()}.
 */
public final class ReplicaLoad {

    private final ReplicaId replica;
    private final AtomicInteger reserved = new AtomicInteger();
    private volatile boolean reachable = true;
    private volatile boolean draining;
    private volatile boolean resting;
    private volatile long restEndNanos;
    private long restNanos;

    public ReplicaLoad(ReplicaId replica) {
        this.replica = replica;
    }

    public ReplicaId replica() {
        return replica;
    }

    /** Requests of this process that the replica has. */
    public int reserved() {
        return reserved.get();
    }

    /** Whether a request may be sent now, with at most {@code max} of this process at once. */
    public boolean hasRoom(int max, long nowNanos) {
        return couldHaveRoom(max) && !isResting(nowNanos);
    }

    /** Takes a slot unless {@code max} are taken. Whoever gets one releases it exactly once. */
    public boolean tryReserve(int max) {
        int taken = reserved.get();
        while (taken < max) {
            int seen = reserved.compareAndExchange(taken, taken + 1);
            if (seen == taken) {
                return true;
            }
            taken = seen;
        }
        return false;
    }

    public void release() {
        if (reserved.getAndDecrement() <= 0) {
            reserved.getAndIncrement();
            throw new IllegalStateException("replica " + replica + " has no slot to release");
        }
    }

    /**
     * The replica had no room. A refusal while it rests changes nothing: that request was sent before the rest began.
     *
     * @param minNanos length of the first rest
     * @param maxNanos length of the longest
     */
    public synchronized void refused(long nowNanos, long minNanos, long maxNanos) {
        if (isResting(nowNanos)) {
            return;
        }
        restNanos = restNanos == 0 ? minNanos : Math.min(maxNanos, 2 * restNanos);
        restEndNanos = nowNanos + restNanos;
        resting = true;
    }

    /** The replica answered a request, so it has room for another. */
    public void answered() {
        if (resting) {
            clearRest();
        }
    }

    private synchronized void clearRest() {
        restNanos = 0;
        resting = false;
    }

    /** The replica takes nothing new, now or later. */
    public void drains() {
        draining = true;
    }

    public void setReachable(boolean reachable) {
        this.reachable = reachable;
    }

    /** Whether nothing but a rest keeps requests away. */
    boolean couldHaveRoom(int max) {
        return reserved.get() < max && reachable && !draining;
    }

    boolean isResting(long nowNanos) {
        return resting && nowNanos - restEndNanos < 0;
    }

    long restEndNanos() {
        return restEndNanos;
    }
}
