package io.swell.replica;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** A request user code has and has not answered. */
final class ActiveRequest implements RequestContext {

    /** Keeps sums of times within a long, whatever a caller claims. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final Execute execute;
    private final ReplicaId replica;
    private final ReplicaLog log;
    private final LongSupplier nanoTime;
    private final long deadlineNanos;
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

    ActiveRequest(Execute execute, ReplicaId replica, ReplicaLog log, LongSupplier nanoTime) {
        this.execute = execute;
        this.replica = replica;
        this.log = log;
        this.nanoTime = nanoTime;
        this.deadlineNanos = nanoTime.getAsLong() + bounded(execute.remaining()).toNanos();
    }

    private static Duration bounded(Duration remaining) {
        if (remaining.isNegative()) {
            return Duration.ZERO;
        }
        return remaining.compareTo(LONGEST) > 0 ? LONGEST : remaining;
    }

    Execute execute() {
        return execute;
    }

    void abandon() {
        abandoned.complete(null);
    }

    @Override
    public ReplicaId replica() {
        return replica;
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - nanoTime.getAsLong()));
    }

    @Override
    public boolean isAbandoned() {
        return abandoned.isDone();
    }

    @Override
    public void onAbandoned(Runnable callback) {
        CompletionStage<Void> left = abandoned;
        left.thenRun(() -> {
            try {
                callback.run();
            } catch (Throwable e) {
                log.abandonedCallbackFailed(execute.requestId(), e);
            }
        });
    }
}
