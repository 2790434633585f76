package io.swell.shared.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One handle's counts and their integrals over time. One writer (the handle), one reader (the pusher of its process);
 * neither ever waits for the other.
 *
 * <p>The mean load between two reads is {@code (I2 - I1) / (t2 - t1)}: exact, whatever happened in between. Time is
 * first cut to whole microseconds and only then multiplied, so cutting leaves no error that adds up.
 *
 * <p>A sequence lock keeps a read whole: the writer makes {@code version} odd while it writes, the reader tries again
 * when it saw an odd version or one that moved. Callers pass the time, {@link System#nanoTime()}, once per message.
 */
public final class LoadMeter {

    private static final VarHandle VERSION;

    static {
        try {
            VERSION = MethodHandles.lookup().findVarHandle(LoadMeter.class, "version", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through VERSION
    private int version;

    private long updatedMicros;
    private int queued;
    private int running;
    private long queuedMicros;
    private long runningMicros;
    private long arrivals;
    private long completions;
    private long failures;
    private long rejections;
    private long lateWaits;

    private long readQueuedMicros;
    private long readRunningMicros;
    private volatile int edge = Integer.MAX_VALUE;

    public LoadMeter(long nowNanos) {
        this.updatedMicros = micros(nowNanos);
    }

    /** A request came and was turned away. */
    public void rejected(long nowNanos) {
        int next = begin(nowNanos);
        arrivals++;
        rejections++;
        end(next);
    }

    /** A request came and waits. */
    public void queued(long nowNanos) {
        int next = begin(nowNanos);
        arrivals++;
        queued++;
        end(next);
    }

    /**
     * A waiting request was assigned to a replica.
     *
     * @param late whether it had waited longer than the deployment promises
     */
    public void assigned(long nowNanos, boolean late) {
        int next = begin(nowNanos);
        queued--;
        running++;
        if (late) {
            lateWaits++;
        }
        end(next);
    }

    /** An assigned request was refused by its replica and waits again. */
    public void returned(long nowNanos) {
        int next = begin(nowNanos);
        running--;
        queued++;
        end(next);
    }

    /** A running request was answered by user code. */
    public void completed(long nowNanos) {
        int next = begin(nowNanos);
        running--;
        completions++;
        end(next);
    }

    /** A running request ended without an answer of user code. */
    public void failed(long nowNanos) {
        int next = begin(nowNanos);
        running--;
        failures++;
        end(next);
    }

    /** A waiting request ended before any replica had it. */
    public void failedInQueue(long nowNanos) {
        int next = begin(nowNanos);
        queued--;
        failures++;
        end(next);
    }

    /**
     * Everything counted so far, with the integrals carried on to {@code nowNanos}.
     *
     * <p>Writer and reader take their times apart, so that one may be some microseconds ahead of the other: the reader
     * carries a count on past an end the writer is about to write. An integral yet never falls from one read to the
     * next: it stands still until it is true again.
     */
    public LoadSnapshot read(long nowNanos) {
        LoadSum sum = new LoadSum();
        addTo(sum, nowNanos);
        return sum.snapshot();
    }

    /** Adds what {@link #read} would answer to a sum, and leaves no garbage. */
    public void addTo(LoadSum sum, long nowNanos) {
        long now = micros(nowNanos);
        while (!tryAddTo(sum, now)) {
            Thread.onSpinWait();
        }
    }

    /** Requests waiting or running, for the reader. */
    public int ongoing() {
        while (true) {
            int before = (int) VERSION.getAcquire(this);
            int seen = queued + running;
            VarHandle.loadLoadFence();
            if ((before & 1) == 0 && (int) VERSION.getOpaque(this) == before) {
                return seen;
            }
            Thread.onSpinWait();
        }
    }

    /** False if the writer wrote meanwhile: then what was seen is worth nothing, and nothing was added. */
    private boolean tryAddTo(LoadSum sum, long now) {
        int before = (int) VERSION.getAcquire(this);
        int seenQueued = queued;
        int seenRunning = running;
        long ahead = Math.max(0, now - updatedMicros);
        long seenQueuedMicros = Math.max(readQueuedMicros, queuedMicros + seenQueued * ahead);
        long seenRunningMicros = Math.max(readRunningMicros, runningMicros + seenRunning * ahead);
        long seenArrivals = arrivals;
        long seenCompletions = completions;
        long seenFailures = failures;
        long seenRejections = rejections;
        long seenLateWaits = lateWaits;
        VarHandle.loadLoadFence();
        if ((before & 1) != 0 || (int) VERSION.getOpaque(this) != before) {
            return false;
        }
        readQueuedMicros = seenQueuedMicros;
        readRunningMicros = seenRunningMicros;
        sum.add(
                seenQueued,
                seenRunning,
                seenQueuedMicros,
                seenRunningMicros,
                seenArrivals,
                seenCompletions,
                seenFailures,
                seenRejections,
                seenLateWaits);
        return true;
    }

    /** The reader wishes to hear at once when more than this many requests are ongoing. */
    public void setEdge(int ongoing) {
        edge = ongoing;
    }

    /** Whether more requests are ongoing than the reader wishes to wait with. For the writer. */
    public boolean isPastEdge() {
        return queued + running > edge;
    }

    private int begin(long nowNanos) {
        int next = (int) VERSION.getOpaque(this) + 1;
        VERSION.setOpaque(this, next);
        VarHandle.storeStoreFence();
        long now = micros(nowNanos);
        long elapsed = now - updatedMicros;
        if (elapsed > 0) {
            queuedMicros += queued * elapsed;
            runningMicros += running * elapsed;
            updatedMicros = now;
        }
        return next + 1;
    }

    private void end(int next) {
        VERSION.setRelease(this, next);
    }

    private static long micros(long nanos) {
        return Math.floorDiv(nanos, 1_000L);
    }
}
