package io.swell.node.demo;

import io.swell.shared.timer.PreciseTimer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Is busy without burning a core: each request is answered by a timer when its service time is over. */
public final class SimulatedWork implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    /**
     * Idle until asked.
     *
     * @param name of the thread
     */
    public SimulatedWork(String name) {
        timer = PreciseTimer.clock(name);
    }

    /** Completes when the service time is over; to cancel it ends the work at once. Fails once this is closed. */
    public CompletableFuture<WorkDone> perform(WorkRequest request) {
        CompletableFuture<WorkDone> done = new CompletableFuture<>();
        try {
            ScheduledFuture<?> end = timer.schedule(
                    () -> done.complete(new WorkDone(request.serviceMicros())),
                    request.serviceMicros(),
                    TimeUnit.MICROSECONDS);
            var unused = done.whenComplete((answer, failure) -> {
                if (done.isCancelled()) {
                    end.cancel(false);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(new IllegalStateException("the replica has stopped", e));
        }
        return done;
    }

    /** Requests at work. */
    public int ongoing() {
        return timer.getQueue().size();
    }

    /** Work begun is dropped: a replica is only stopped when it has none, or when nobody waits for it any longer. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
