package io.swell.simulator;

import java.util.Arrays;

/** Waits of all requests, in order of length. Quantiles are nearest rank: a wait that some request really had. */
final class WaitQuantiles {

    private final double[] sorted;

    /**
     * Sorts what it is given.
     *
     * @param waits of each request, at least one; sorted in place
     */
    WaitQuantiles(double[] waits) {
        Arrays.sort(waits);
        this.sorted = waits;
    }

    /**
     * The least wait that at least this share of requests did not exceed, in seconds.
     *
     * @param share above 0, at most 1
     */
    double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, Math.min(sorted.length, rank)) - 1];
    }

    /** Share of requests that waited longer than this. */
    double shareAbove(double seconds) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (sorted.length - low) / (double) sorted.length;
    }

    double longest() {
        return sorted[sorted.length - 1];
    }
}
