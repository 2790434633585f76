package io.swell.bench.sender;

import io.swell.shared.timer.SingleTimer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The timer of one emulated process, as exact as that of a real one, on a thread that all of them share. */
final class SharedTimer implements SingleTimer {

    private final ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> next;

    SharedTimer(ScheduledExecutorService clock) {
        this.clock = clock;
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
    }
}
