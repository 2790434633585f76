package io.swell.simulator.bound;

import io.swell.simulator.Conditions;
import io.swell.simulator.Trace;
import java.util.Locale;

/**
 * A cost that no plan falls below, though it knew the whole trace beforehand: as long as it keeps the deployment's bounds,
 * begins with the warm replicas and keeps late requests within a budget. The truth lies at or above it.
 *
 * @param replicaSeconds the bound: the greatest of several, each proved
 * @param basis what proves it, in a few words
 * @param withoutWaiting the same for plans under which nobody waits at all; not less
 */
public record LowerBound(double replicaSeconds, String basis, double withoutWaiting) {

    /** Lengths of bins to try, in seconds: short ones see bursts, long ones see requests that may wait long. */
    private static final double[] LENGTHS = {1, 2, 5, 15, 60};

    private static final double[] MULTIPLIERS = {0, 0.5, 0.8, 0.95};

    /** Much more and it takes long. */
    private static final double MOST_CELLS = 1e6;

    private static final double MOST_BINS = 2e6;
    private static final double MOST_SHARES = 5e7;

    /**
     * Finds it.
     *
     * @param budget share of requests that may be late
     */
    public static LowerBound of(Trace trace, Conditions conditions, double budget) {
        Planning planning = Planning.of(trace, conditions, budget);
        double withoutWaiting = ZeroWait.cost(planning);
        double best = planning.workBound();
        String basis = "work";
        if (planning.mayBeLate() == 0 && planning.patience() == 0 && withoutWaiting > best) {
            best = withoutWaiting;
            basis = "nobody may wait";
        }
        double stretch = Math.max(1, Math.ceil(Math.max(planning.end() / MOST_BINS, planning.work() / MOST_SHARES)));
        for (double seconds : LENGTHS) {
            double length = seconds * stretch;
            int width = (int) Math.max(1, Math.ceil(planning.work() / length / MOST_CELLS));
            DualBound dual = new DualBound(planning, length, width);
            for (double mu : MULTIPLIERS) {
                double bound = dual.best(mu);
                if (bound > best) {
                    best = bound;
                    basis = String.format(Locale.ROOT, "bins of %.0f s", length);
                }
            }
        }
        return new LowerBound(best, basis, Math.max(best, withoutWaiting));
    }
}
