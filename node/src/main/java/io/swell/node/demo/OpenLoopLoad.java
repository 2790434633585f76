package io.swell.node.demo;

import io.swell.Swell;
import io.swell.handle.DeploymentHandle;
import io.swell.handle.RequestFailure;
import io.swell.node.demo.DemoWorkload.DeploymentLoad;
import io.swell.shared.protocol.RequestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One process's share of the load, through its own handles. Open-loop: requests come when the schedule says, whether or
 * not earlier ones have been answered, as callers who know nothing of each other do.
 */
final class OpenLoopLoad {

    private record Stream(List<DeploymentHandle<WorkRequest, WorkDone>> handles, ArrivalSchedule schedule) {}

    private final List<Stream> streams = new ArrayList<>();
    private final DemoCounters counters = new DemoCounters();
    private final int handles;
    private final AtomicInteger unsent;
    private boolean begun;

    /**
     * A load that waits to begin.
     *
     * @param part which share of the workload this is, from 0
     * @param parts how many shares there are
     * @param handles of this process, dealt out over the deployments; each gets one at least
     */
    OpenLoopLoad(Swell swell, DemoWorkload workload, int part, int parts, int handles) {
        List<DeploymentLoad> loads = workload.loads();
        int opened = 0;
        for (int i = 0; i < loads.size(); i++) {
            DeploymentLoad load = loads.get(i);
            int count = Math.max(1, (handles - i + loads.size() - 1) / loads.size());
            List<DeploymentHandle<WorkRequest, WorkDone>> own = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                own.add(swell.handle(load.deployment().name(), WorkRequest.class, WorkDone.class));
            }
            streams.add(new Stream(own, load.schedule().share(part, parts)));
            opened += count;
        }
        this.handles = opened;
        this.unsent = new AtomicInteger(streams.size());
    }

    int handles() {
        return handles;
    }

    RequestCounts counts() {
        return counters.read();
    }

    boolean isSent() {
        return unsent.get() == 0;
    }

    /** Begins on the first call. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            long startNanos = System.nanoTime();
            for (Stream stream : streams) {
                Thread thread = new Thread(() -> send(stream, startNanos), "demo-load");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void send(Stream stream, long startNanos) {
        ArrivalSchedule schedule = stream.schedule();
        for (int i = 0; i < schedule.size(); i++) {
            long dueNanos = startNanos + TimeUnit.MICROSECONDS.toNanos(schedule.arrivalMicros(i));
            for (long wait = dueNanos - System.nanoTime(); wait > 0; wait = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            call(stream.handles().get(i % stream.handles().size()), new WorkRequest(schedule.serviceMicros(i)));
        }
        unsent.decrementAndGet();
    }

    private void call(DeploymentHandle<WorkRequest, WorkDone> handle, WorkRequest request) {
        counters.sent();
        var unused = handle.call(request).whenComplete((done, failure) -> count(done, failure));
    }

    private void count(@Nullable WorkDone done, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (done != null) {
            counters.ended(new RequestOutcome.Completed(done));
        } else if (cause instanceof RequestFailure known) {
            counters.ended(known.failure());
        } else {
            counters.broke();
        }
    }
}
