package io.swell.bench.quality;

import io.swell.simulator.Conditions;
import io.swell.simulator.Trace;
import java.time.Duration;
import java.util.List;

/**
 * Cells that differ in nothing but the SLO. Peers do not look at it, so one run of a peer counts for all of them.
 *
 * @param slos in seconds, each above the one before
 */
public record Setting(Workload workload, int seed, int coldStartSeconds, int slots, List<Double> slos) {

    /** As many as a deployment of the comparison may have. */
    static final int MOST_REPLICAS = 300;

    public Setting {
        slos = List.copyOf(slos);
        for (int i = 1; i < slos.size(); i++) {
            if (slos.get(i) <= slos.get(i - 1)) {
                throw new IllegalArgumentException("slos must grow, was: " + slos);
            }
        }
    }

    Cell cell(double slo) {
        return new Cell(workload.name(), coldStartSeconds, slots, slo, seed);
    }

    /** @param slo in seconds */
    Conditions conditions(Trace trace, double slo) {
        return new Conditions(
                slots,
                Duration.ofSeconds(coldStartSeconds),
                cell(slo).slo(),
                1,
                MOST_REPLICAS,
                Math.min(MOST_REPLICAS, Conditions.warmReplicas(trace, slots)));
    }
}
