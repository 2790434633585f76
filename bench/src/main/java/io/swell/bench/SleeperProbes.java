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

    /** Time from the sending of each report to its decision, in nanoseconds; fails if there was none. */
    List<Long> nanosToDecision() {
        return nanosBetween(sentNanos, decidedNanos());
    }

    /**
     * The same from its arrival in the controller's process and from its sending, side by side; the controller must have
     * {@link io.swell.shared.protocol.TimedReports}.
     */
    Ways nanosByWay() {
        List<Long> decided = decidedNanos();
        JsonNode arrivals = rig.controller.ask("arrivals").get("nanosByDeployment");
        List<Long> arrived = nanos(arrivals, "no report arrived of ");
        return new Ways(nanosBetween(arrived, decided), nanosBetween(sentNanos, decided));
    }

    /** In nanoseconds, one for each probe. */
    record Ways(List<Long> sinceArrival, List<Long> sinceSending) {}

    private List<Long> decidedNanos() {
        Rig.sleep(Duration.ofSeconds(1));
        return nanos(rig.controller.ask("scalings").get("nanosByDeployment"), "no decision followed the report of ");
    }

    private List<Long> nanos(JsonNode byDeployment, String complaint) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = BenchNode.deployment(first + i).name();
            BenchFailure.unless(byDeployment.has(name), complaint + name);
            nanos.add(byDeployment.get(name).asLong());
        }
        return nanos;
    }

    private static List<Long> nanosBetween(List<Long> from, List<Long> to) {
        List<Long> between = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            BenchFailure.unless(from.get(i) <= to.get(i), "clocks of the JVMs disagree");
            between.add(to.get(i) - from.get(i));
        }
        return between;
    }

    /** The process says no more, and is gone. */
    void end() {
        rig.controller.ask("gone", Map.of("first", process, "count", 1));
    }
}
