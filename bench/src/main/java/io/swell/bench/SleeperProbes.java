package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
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
        rig.controller.ask("scalings");
        for (int i = 0; i < count; i++) {
            sentNanos.add(rig.sender
                    .ask("probe", Map.of("process", process, "first", first, "number", i))
                    .get("sentNanos")
                    .asLong());
            Rig.sleep(BETWEEN);
        }
    }

    /** Time from each report to its decision, in nanoseconds; fails if there was none. */
    List<Long> nanosToDecision() {
        Rig.sleep(Duration.ofSeconds(1));
        JsonNode decided = rig.controller.ask("scalings").get("nanosByDeployment");
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = BenchNode.deployment(first + i).name();
            BenchFailure.unless(decided.has(name), "no decision followed the report of " + name);
            nanos.add(decided.get(name).asLong() - sentNanos.get(i));
        }
        return nanos;
    }

    /** The process says no more, and is gone. */
    void end() {
        rig.controller.ask("gone", Map.of("first", process, "count", 1));
    }
}
