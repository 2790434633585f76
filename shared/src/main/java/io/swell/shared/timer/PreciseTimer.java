package io.swell.shared.timer;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As exact as a sleeping thread of the JVM is, on one of its own. The scheduler of an actor system looks every ten
 * milliseconds: with it, reports of a round come one by one, each wakes the controller, and whoever waits for the last of
 * a round waits 20 to 40. See docs/adr/0017-reports-come-in-rounds.md.
 *
 * <p>Not for use by several threads at once.
 */
public final class PreciseTimer implements SingleTimer {

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
        clock.shutdownNow();
    }
}
