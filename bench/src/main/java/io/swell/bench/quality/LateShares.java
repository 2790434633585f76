package io.swell.bench.quality;

import io.swell.simulator.Trace;
import io.swell.simulator.Witness;
import java.util.List;

/** Sees how long each request of a run waited: how many were late, by several SLOs at once, and whether all were served. */
final class LateShares implements Witness {

    private static final double ROUNDING_SECONDS = 1e-6;

    private final Trace trace;
    private final double[] slos;
    private final int[] late;

    /** @param slos in seconds, each above the one before */
    LateShares(Trace trace, List<Double> slos) {
        this.trace = trace;
        this.slos = slos.stream().mapToDouble(Double::doubleValue).toArray();
        this.late = new int[this.slos.length];
    }

    /** Share of requests that waited longer than the SLO of that index. */
    double of(int slo) {
        return late[slo] / (double) trace.size();
    }

    /**
     * Counts, and sees that every request began after it came and that the run went on until the last one was through.
     *
     * @throws IllegalStateException if a request was lost or its work cut short
     */
    @Override
    public void ended(double now, double[] waits) {
        if (waits.length != trace.size()) {
            throw new IllegalStateException(
                    "all requests must begin, " + trace.size() + " of them, was: " + waits.length);
        }
        double end = 0;
        for (int i = 0; i < waits.length; i++) {
            if (!(waits[i] >= 0)) {
                throw new IllegalStateException(
                        "a request must begin when it has come, was: " + waits[i] + " s before");
            }
            end = Math.max(end, trace.arrival(i) + waits[i] + trace.service(i));
            for (int slo = 0; slo < slos.length && waits[i] > slos[slo]; slo++) {
                late[slo]++;
            }
        }
        if (!(Math.abs(now - end) <= ROUNDING_SECONDS)) {
            throw new IllegalStateException("the run must end with its last request, at " + end + " s, was: " + now);
        }
    }
}
