package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When it was decided to wake deployments that slept, and when the first report of each had arrived. */
final class WakeTimes {

    private final Rig rig;
    private final int first;
    private final int count;

    /**
     * Of so many deployments.
     *
     * @param first number of the first
     */
    WakeTimes(Rig rig, int first, int count) {
        this.rig = rig;
        this.first = first;
        this.count = count;
    }

    /** What was decided before is of no interest. */
    static void forget(Rig rig) {
        rig.controller.ask("scalings");
    }

    /** As monotonic times; fails if one was not decided on. To be asked once, and before {@link #arrivedNanos}. */
    List<Long> decidedNanos() {
        Rig.sleep(Duration.ofSeconds(1));
        return nanos(rig.controller.ask("scalings"), "no decision followed the report of ");
    }

    /** As monotonic times; the controller must have {@link io.swell.shared.protocol.TimedReports}. To be asked once. */
    List<Long> arrivedNanos() {
        return nanos(rig.controller.ask("arrivals"), "no report arrived of ");
    }

    private List<Long> nanos(JsonNode answer, String complaint) {
        JsonNode byDeployment = answer.get("nanosByDeployment");
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = BenchNode.deployment(first + i).name();
            BenchFailure.unless(byDeployment.has(name), complaint + name);
            nanos.add(byDeployment.get(name).asLong());
        }
        return nanos;
    }

    static List<Long> between(List<Long> from, List<Long> to) {
        List<Long> between = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            BenchFailure.unless(from.get(i) <= to.get(i), "clocks of the JVMs disagree");
            between.add(to.get(i) - from.get(i));
        }
        return between;
    }
}
