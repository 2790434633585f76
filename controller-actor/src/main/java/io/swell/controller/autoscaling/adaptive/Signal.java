package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One way to look at the past: smoothed, extrapolated by its trend to the time a replica ordered now is ready or not, and
 * the peak of that held for a while. The trend is Brown's: {@code m1 + (m1 - m2) (1 + C / W)}, with {@code m1} the mean of
 * the demand with time constant {@code W} and {@code m2} that of {@code m1}. Signals share their means.
 */
final class Signal {

    private static final int PARTS = 8;

    private final Smoothed mean;
    private final @Nullable Smoothed meanOfMean;
    private final double holdSeconds;
    private final PeakMemory peaks;
    private double peak;

    /** @param meanOfMean for a trend */
    Signal(Smoothed mean, @Nullable Smoothed meanOfMean, double holdSeconds) {
        this.mean = mean;
        this.meanOfMean = meanOfMean;
        this.holdSeconds = holdSeconds;
        this.peaks = new PeakMemory(holdSeconds, PARTS);
    }

    /** Once its means have seen the look. */
    void observe(double seconds, double coldStartSeconds) {
        double ahead = meanOfMean == null
                ? 0
                : (mean.mean() - meanOfMean.mean()) * (1 + coldStartSeconds / mean.constantSeconds());
        peak = peaks.observe(seconds, Math.max(0, mean.mean() + ahead));
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
        return Math.round(holdSeconds) + " s peak of the " + Math.round(mean.constantSeconds()) + " s "
                + (meanOfMean == null ? "mean" : "trend");
    }

    void save(ByteBuffer out) {
        peaks.save(out);
    }

    void restore(ByteBuffer in) {
        peaks.restore(in);
        peak = peaks.peak();
    }
}
