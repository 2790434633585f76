package io.swell.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One report after another, each with a first request for a deployment that sleeps: how soon is it decided to wake it? */
final class SleeperProbes {

    private static final Duration BETWEEN = Duration.ofMillis(37);

    private final Rig rig;
    private final int process;
    private final int first;
    private final int count;
    private final List<Long> sentNanos = new ArrayList<>();

    /**
     * Introduces a process of its own.
     *
     * @param first number of the first sleeping deployment
     */
    SleeperProbes(Rig rig, int process, int first, int count) {
        this.rig = rig;
        this.process = process;
        this.first = first;
        this.count = count;
        rig.admit(process, 1);
    }

    int count() {
        return count;
    }

    /** Sends them all, one after another. */
    void send() {
        WakeTimes.forget(rig);
        for (int i = 0; i < count; i++) {
            sentNanos.add(rig.sender
                    .ask("probe", Map.of("process", process, "first", first, "number", i))
                    .get("sentNanos")
                    .asLong());
            Rig.sleep(BETWEEN);
        }
    }

    /** Time from the sending of each report to its decision, in nanoseconds; fails if there was none. */
    List<Long> nanosToDecision() {
        return WakeTimes.between(sentNanos, new WakeTimes(rig, first, count).decidedNanos());
    }

    /**
     * The same from its arrival in the controller's process and from its sending, side by side; the controller must have
     * {@link io.swell.shared.protocol.TimedReports}.
     */
    Ways nanosByWay() {
        WakeTimes times = new WakeTimes(rig, first, count);
        List<Long> decided = times.decidedNanos();
        return new Ways(WakeTimes.between(times.arrivedNanos(), decided), WakeTimes.between(sentNanos, decided));
    }

    /** In nanoseconds, one for each probe. */
    record Ways(List<Long> sinceArrival, List<Long> sinceSending) {}

    /** The process says no more, and is gone. */
    void end() {
        rig.controller.ask("gone", Map.of("first", process, "count", 1));
    }
}
