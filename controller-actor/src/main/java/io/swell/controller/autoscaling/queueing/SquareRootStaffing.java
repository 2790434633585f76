package io.swell.controller.autoscaling.queueing;

/**
 * Headroom grows with the square root of the load: {@code c = ceil(R + β √R)} servers for a load R, where β follows from
 * the wished probability α of a wait (Halfin and Whitt): {@code α = 1 / (1 + β Φ(β) / φ(β))}. At most one server below
 * {@link ErlangC}, in constant time.
 */
public final class SquareRootStaffing {

    private static final double LARGEST_BETA = 6;

    private SquareRootStaffing() {}

    public static int servers(double load, double waitProbability) {
        return (int) Math.ceil(load + beta(waitProbability) * Math.sqrt(load));
    }

    /** β for a probability of a wait between 0 and 1. */
    public static double beta(double waitProbability) {
        double low = 0;
        double high = LARGEST_BETA;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (waitProbability(middle) > waitProbability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double waitProbability(double beta) {
        return 1 / (1 + beta * distribution(beta) / density(beta));
    }

    /** φ, the density of the standard normal distribution. */
    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Φ = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …). */
    private static double distribution(double x) {
        double term = x;
        double sum = x;
        for (int k = 3; term > 1e-17 * sum; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + density(x) * sum;
    }
}
