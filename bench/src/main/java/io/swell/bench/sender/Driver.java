package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.PusherCommand;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sets the emulated processes going. As Swell reports, each follows its own schedule, as shipped. Where a pace is forced,
 * and for the naive ways, an interval has a hundred slices: each process reports in one of them; where each handle reports
 * for itself, the handles are spread over all slices, as timers of their own would be.
 */
final class Driver {

    private static final int SLICES = 100;

    /**
     * What to drive, and how.
     *
     * @param isForced whether the interval is kept whatever the processes' schedules say
     */
    record Plan(
            Way way, double changing, long intervalMicros, boolean isForced, int handlesPerProcess, boolean urgent) {}

    private final ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> running;
    private int slice;

    Driver(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    void start(Plan plan, List<ActorRef<PusherCommand>> processes) {
        stop(processes);
        slice = 0;
        if (plan.way() == Way.SWELL && !plan.isForced()) {
            processes.forEach(process -> process.tell(new EmulatedProcess.Follow(plan.changing())));
        } else {
            running = clock.scheduleAtFixedRate(
                    () -> drive(plan, processes), 0, plan.intervalMicros() / SLICES, TimeUnit.MICROSECONDS);
        }
    }

    void stop(List<ActorRef<PusherCommand>> processes) {
        processes.forEach(process -> process.tell(EmulatedProcess.Halt.INSTANCE));
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
