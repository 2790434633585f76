package io.swell.controller.autoscaling.adaptive;

/**
 * One way to look at the past: smoothed, extrapolated by its trend to the time a replica ordered now is ready or not, and
 * the peak of that held for a while. The trend is Brown's: {@code m1 + (m1 - m2) (1 + C / W)}, with {@code m1} the mean of
 * the demand with time constant {@code W} and {@code m2} that of {@code m1}.
 */
final class Signal {

    private static final int PARTS = 8;

    private final double smoothingSeconds;
    private final boolean follows;
    private final double holdSeconds;
    private final PeakMemory peaks;
    private double mean = Double.NaN;
    private double meanOfMean;
    private double level;
    private double peak;

    Signal(double smoothingSeconds, boolean followsTrend, double holdSeconds) {
        this.smoothingSeconds = smoothingSeconds;
        this.follows = followsTrend;
        this.holdSeconds = holdSeconds;
        this.peaks = new PeakMemory(holdSeconds, PARTS);
    }

    void observe(double demand, double nowSeconds, double seconds, double coldStartSeconds) {
        if (Double.isNaN(mean)) {
            mean = demand;
            meanOfMean = demand;
        }
        double weight = -Math.expm1(-seconds / smoothingSeconds);
        mean += (demand - mean) * weight;
        meanOfMean += (mean - meanOfMean) * weight;
        level = follows ? Math.max(0, mean + (mean - meanOfMean) * (1 + coldStartSeconds / smoothingSeconds)) : mean;
        peak = peaks.observe(nowSeconds, level);
    }

    /** What it says of now. */
    double level() {
        return level;
    }

    /** The highest level within the hold. */
    double peak() {
        return peak;
    }

    /** As in "300 s peak of the 30 s trend". */
    String text() {
        return Math.round(holdSeconds) + " s peak of the " + Math.round(smoothingSeconds) + " s "
                + (follows ? "trend" : "mean");
    }
}
