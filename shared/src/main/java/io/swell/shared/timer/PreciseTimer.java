package io.swell.shared.timer;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As exact as a sleeping thread of the JVM is. The scheduler of an actor system looks every ten milliseconds: with it,
 * reports of a round come one by one, each wakes the controller, and whoever waits for the last of a round waits 20 to 40.
 * See docs/adr/0017-reports-come-in-rounds.md.
 *
 * <p>Not for use by several threads at once.
 */
public final class PreciseTimer implements SingleTimer {

    private final ScheduledExecutorService clock;
    private final boolean ownsClock;
    private @Nullable ScheduledFuture<?> next;

    /**
     * On a thread of its own, which ends with it.
     *
     * @param threadName whoever looks at threads sees it
     */
    public PreciseTimer(String threadName) {
        this(clock(threadName), true);
    }

    /** By a clock that others go by too, and that goes on when this is closed. */
    public PreciseTimer(ScheduledExecutorService clock) {
        this(clock, false);
    }

    private PreciseTimer(ScheduledExecutorService clock, boolean ownsClock) {
        this.clock = clock;
        this.ownsClock = ownsClock;
    }

    /** One thread that calls back. It keeps no JVM alive and forgets what is cancelled. */
    public static ScheduledThreadPoolExecutor clock(String threadName) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    @Override
    public void set(long waitNanos, Runnable due) {
        cancel();
        next = clock.schedule(due, waitNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    @Override
    public void close() {
        cancel();
        if (ownsClock) {
            clock.shutdownNow();
        }
    }
}
