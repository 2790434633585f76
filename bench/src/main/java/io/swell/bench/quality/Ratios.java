package io.swell.bench.quality;

import java.util.stream.DoubleStream;

/** Figures of many cells. None of them answers NaN where there is no cell. */
public final class Ratios {

    private final double[] sorted;

    private Ratios(double[] sorted) {
        this.sorted = sorted;
    }

    static Ratios of(DoubleStream figures) {
        return new Ratios(figures.sorted().toArray());
    }

    public int count() {
        return sorted.length;
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The least one that at least this share of all does not exceed.
     *
     * @param share above 0, at most 1
     */
    public double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(1, rank) - 1];
    }

    public double max() {
        return quantile(1);
    }

    /** Share of those that are at most this, 0 to 1. */
    public double shareAtMost(double limit) {
        return sorted.length == 0
                ? Double.NaN
                : DoubleStream.of(sorted).filter(figure -> figure <= limit).count() / (double) sorted.length;
    }
}
