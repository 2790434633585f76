package io.swell.bench.sender;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A timer that goes off when that of another JVM would. Akka's scheduler looks at its timers every 10 ms, on a grid that
 * begins with the JVM; so each emulated process has a grid of its own, and no two of them wake together but by chance.
 */
final class TickTimer {

    static final long TICK_NANOS = 10_000_000;

    private final ScheduledExecutorService clock;
    private final long phaseNanos;
    private @Nullable ScheduledFuture<?> armed;

    /**
     * A timer of its own.
     *
     * @param phaseNanos some instant of its grid
     */
    TickTimer(ScheduledExecutorService clock, long phaseNanos) {
        this.clock = clock;
        this.phaseNanos = phaseNanos;
    }

    /** Instead of what it was armed for before. */
    void arm(long nowNanos, long waitNanos, Runnable task) {
        disarm();
        armed = clock.schedule(task, fireNanos(nowNanos, waitNanos, phaseNanos) - nowNanos, TimeUnit.NANOSECONDS);
    }

    void disarm() {
        if (armed != null) {
            armed.cancel(false);
            armed = null;
        }
    }

    /**
     * When {@code LightArrayRevolverScheduler} would do it: no wait, at once; less than a tick, at the next one; else it
     * counts whole ticks from the next one and rounds up, for it comes to look a little late.
     */
    static long fireNanos(long nowNanos, long waitNanos, long phaseNanos) {
        if (waitNanos <= 0) {
            return nowNanos;
        }
        long sinceTick = Math.floorMod(nowNanos - phaseNanos, TICK_NANOS);
        long next = nowNanos - sinceTick + TICK_NANOS;
        long ticks = waitNanos / TICK_NANOS;
        return ticks == 0 ? next : next + (ticks + 1) * TICK_NANOS;
    }
}
