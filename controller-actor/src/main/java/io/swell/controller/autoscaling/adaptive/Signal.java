package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * One way to look at the past: smoothed, extrapolated by its trend to the time a replica ordered now is ready or not, and
 * the peak of that held for a while. The trend is Brown's: {@code m1 + (m1 - m2) (1 + C / W)}, with {@code m1} the mean of
 * the demand with time constant {@code W} and {@code m2} that of {@code m1}. Before {@code W} has passed, the mean is that of
 * all there was.
 */
final class Signal {

    private static final int PARTS = 8;

    private final double smoothingSeconds;
    private final boolean follows;
    private final double holdSeconds;
    private final Fading smoothing;
    private final PeakMemory peaks;
    private double mean;
    private double meanOfMean;
    private double age;
    private double peak;

    Signal(double smoothingSeconds, boolean followsTrend, double holdSeconds) {
        this.smoothingSeconds = smoothingSeconds;
        this.follows = followsTrend;
        this.holdSeconds = holdSeconds;
        this.smoothing = new Fading(smoothingSeconds);
        this.peaks = new PeakMemory(holdSeconds, PARTS);
    }

    void observe(double demand, double seconds, double coldStartSeconds) {
        age += seconds;
        double weight = Math.max(1 - smoothing.kept(seconds), seconds / age);
        mean += (demand - mean) * weight;
        meanOfMean += (mean - meanOfMean) * weight;
        double ahead = follows ? (mean - meanOfMean) * (1 + coldStartSeconds / smoothingSeconds) : 0;
        peak = peaks.observe(seconds, Math.max(0, mean + ahead));
    }

    /** The highest level within the hold. */
    double peak() {
        return peak;
    }

    /** Its peak begins anew with the next look; what it smooths goes on. */
    void forgetPeaks() {
        peaks.forget();
    }

    /** As in "300 s peak of the 30 s trend". */
    String text() {
        return Math.round(holdSeconds) + " s peak of the " + Math.round(smoothingSeconds) + " s "
                + (follows ? "trend" : "mean");
    }

    void save(ByteBuffer out) {
        out.putDouble(mean).putDouble(meanOfMean).putDouble(age);
        peaks.save(out);
    }

    void restore(ByteBuffer in) {
        mean = in.getDouble();
        meanOfMean = in.getDouble();
        age = in.getDouble();
        peaks.restore(in);
        peak = peaks.peak();
    }
}
