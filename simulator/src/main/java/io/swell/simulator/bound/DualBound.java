package io.swell.simulator.bound;

import java.util.List;

/**
 * Lower bounds by Lagrange's multipliers, for one length of bins.
 *
 * <p>Let R be the replicas that run or drain, S the work and K the requests that may be late. A plan pays for R over time
 * and a cold start for each step upward beyond those that were warm. It does all the work, so slots × R over time is at
 * least S (multiplier μ); and no more than K are late (multiplier λ), where lateness is at least the energy of {@link
 * EnergyBins} left unserved times its price. For all λ, μ ≥ 0
 *
 * <pre>
 * least cost ≥ μ S / slots - λ K + min over R { (1 - μ) R over time + cold starts + λ × price of what is unserved }
 * </pre>
 *
 * where R may be any mean over a bin. The minimum separates by levels of capacity, as in the convex form of right-sizing
 * (Lin, Wierman, Andrew and Thereska, 2011): a dearer piece of energy is served before a cheaper one, so a level is on
 * only where those below it are.
 */
final class DualBound {

    /** Of 1 - 1 / golden ratio: of the interval, what a step of the search leaves. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final int STEPS = 14;
    private static final double LOWEST = Math.log(1e-5);
    private static final double HIGHEST = Math.log(1e3);

    private final Planning planning;
    private final double length;
    private final int width;
    private final List<PriceLevel> levels;

    DualBound(Planning planning, double length, int width) {
        this.planning = planning;
        this.length = length;
        this.width = width;
        this.levels = EnergyBins.levels(planning, length, width);
    }

    /** The greatest bound over λ, for one μ. In λ it is concave, so it can be searched for; whatever is found holds. */
    double best(double mu) {
        double scale =
                Math.log((planning.work() / planning.trace().size() + planning.coldStart() + 1e-6) / planning.slots());
        double low = scale + LOWEST;
        double high = scale + HIGHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = value(Math.exp(left), mu);
        double atRight = value(Math.exp(right), mu);
        double best = Math.max(atLeft, atRight);
        for (int i = 0; i < STEPS; i++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = value(Math.exp(left), mu);
                best = Math.max(best, atLeft);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = value(Math.exp(right), mu);
                best = Math.max(best, atRight);
            }
        }
        return best;
    }

    /** A bound, whatever λ and μ are, as long as neither is negative and μ is at most 1. */
    double value(double lambda, double mu) {
        double replicas = (double) width / planning.slots();
        double run = (1 - mu) * replicas * length;
        double start = replicas * planning.coldStart();
        double loss = lambda * width * length;
        long forced = (long) planning.least() * planning.slots() / width;
        long warm = (long) planning.warm() * planning.slots() / width;
        double sum = (1 - mu) * forced * replicas * planning.end();
        for (int level = (int) Math.min(forced, levels.size()); level < levels.size(); level++) {
            sum += levels.get(level).leastCost(run, start, loss, level < warm);
        }
        return sum + mu * planning.work() / planning.slots() - lambda * planning.mayBeLate();
    }
}
