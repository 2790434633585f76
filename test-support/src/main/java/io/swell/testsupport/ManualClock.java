package io.swell.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Wall time and monotonic time that move together and only by hand. Any thread may read. */
public final class ManualClock implements InstantSource {

    private Instant now;
    private long nanos;

    /** Starts both clocks at points that are not 0, so that nothing passes by taking 0 for "now". */
    public ManualClock() {
        this(Instant.parse("2030-01-01T00:00:00Z"), 1_000_000_000_000L);
    }

    public ManualClock(Instant now, long nanos) {
        this.now = now;
        this.nanos = nanos;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** In the manner of {@link System#nanoTime()}: only differences mean anything. */
    public synchronized long nanoTime() {
        return nanos;
    }

    /** {@link #nanoTime()} cut to microseconds. */
    public long micros() {
        return Math.floorDiv(nanoTime(), 1_000L);
    }

    public LongSupplier nanoSource() {
        return this::nanoTime;
    }

    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("step must not be negative, was: " + step);
        }
        now = now.plus(step);
        nanos += step.toNanos();
    }

    /** Moves wall time alone, as an operator or a time server may, in either direction. */
    public synchronized void setWallTime(Instant instant) {
        now = instant;
    }
}
