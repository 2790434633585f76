package io.swell.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * First requests for deployments that sleep, told by the next regular report of the process they came to: a report that
 * comes in its round, and waits for the others of it.
 */
final class RoundProbes {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Rig rig;
    private int next;

    /** @param first number of the first sleeping deployment */
    RoundProbes(Rig rig, int first) {
        this.rig = rig;
        this.next = first;
    }

    /**
     * One in each process in each interval. Time from the arrival of each first report to its decision, in nanoseconds.
     *
     * @param processes those that were made first
     */
    List<Long> nanosToDecision(int processes, int intervals) {
        int first = next;
        WakeTimes.forget(rig);
        for (int interval = 0; interval < intervals; interval++) {
            for (int process = 0; process < processes; process++) {
                rig.sender.ask("request", Map.of("index", process, "deployment", next++));
            }
            Rig.sleep(INTERVAL);
        }
        Rig.sleep(INTERVAL);
        WakeTimes times = new WakeTimes(rig, first, next - first);
        List<Long> decided = times.decidedNanos();
        return WakeTimes.between(times.arrivedNanos(), decided);
    }
}
