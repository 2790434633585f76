package io.swell.handle.timer;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As exact as a sleeping thread of the JVM is, on one of its own. The scheduler of an actor system looks every ten
 * milliseconds: with it, reports of a round come one by one, and each wakes the controller. See
 * docs/adr/0017-reports-come-in-rounds.md.
 *
 * <p>Not for use by several threads at once.
 */
public final class PreciseTimer implements PushTimer {

    private final ScheduledThreadPoolExecutor clock;
    private @Nullable ScheduledFuture<?> next;

    /** @param threadName whoever looks at threads sees it */
    public PreciseTimer(String threadName) {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void set(long waitNanos, Runnable due) {
        if (next != null) {
            next.cancel(false);
        }
        next = clock.schedule(due, waitNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
