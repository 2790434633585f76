package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.PusherCommand;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of all emulated processes. An interval has a hundred slices: each process reports in one of them, as jitter
 * would have it; where each handle reports for itself, the handles are spread over all slices.
 */
final class Driver {

    private static final int SLICES = 100;

    /** What to drive, and how. */
    record Plan(Way way, double changing, long intervalMicros, int handlesPerProcess, boolean urgent) {}

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bench-driver");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> running;
    private int slice;

    void start(Plan plan, List<ActorRef<PusherCommand>> processes) {
        stop();
        slice = 0;
        running = clock.scheduleAtFixedRate(
                () -> drive(plan, processes), 0, plan.intervalMicros() / SLICES, TimeUnit.MICROSECONDS);
    }

    void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    private void drive(Plan plan, List<ActorRef<PusherCommand>> processes) {
        if (plan.way() == Way.PER_HANDLE) {
            int from = slice * plan.handlesPerProcess() / SLICES;
            int to = (slice + 1) * plan.handlesPerProcess() / SLICES;
            if (to > from) {
                tell(plan, processes, from, to);
            }
        } else {
            int from = slice * processes.size() / SLICES;
            int to = (slice + 1) * processes.size() / SLICES;
            tell(plan, processes.subList(from, to), 0, plan.handlesPerProcess());
        }
        slice = (slice + 1) % SLICES;
    }

    private static void tell(Plan plan, List<ActorRef<PusherCommand>> processes, int from, int to) {
        var report = new EmulatedProcess.Report(plan.way(), plan.changing(), from, to, plan.urgent());
        processes.forEach(process -> process.tell(report));
    }
}
