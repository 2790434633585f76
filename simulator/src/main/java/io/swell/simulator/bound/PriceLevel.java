package io.swell.simulator.bound;

import java.util.Arrays;

/**
 * One level of capacity, so and so many slots wide, above all levels below it: what it is worth, bin by bin. Bins in which
 * it is worth nothing are not held.
 */
final class PriceLevel {

    private int[] bins = new int[8];
    private double[] prices = new double[8];
    private int size;

    /** @param bin above all before */
    void add(int bin, double price) {
        if (size == bins.length) {
            bins = Arrays.copyOf(bins, 2 * size);
            prices = Arrays.copyOf(prices, 2 * size);
        }
        bins[size] = bin;
        prices[size++] = price;
    }

    /**
     * The least cost of switching it on and off over all bins: a programme of two states.
     *
     * @param run cost of a bin in which it is on
     * @param start cost of switching it on
     * @param loss cost of a bin in which it is off, as a multiple of its price there
     * @param isOn whether it is on to begin with
     */
    double leastCost(double run, double start, double loss, boolean isOn) {
        double off = 0;
        double on = isOn ? 0 : start;
        int next = 0;
        for (int i = 0; i < size; i++) {
            int idle = bins[i] - next;
            if (idle > 0) {
                double rested = Math.min(off, on);
                on = Math.min(on + idle * run, rested + start + run);
                off = rested;
            }
            double kept = Math.min(on, off + start) + run;
            off = Math.min(off, on) + loss * prices[i];
            on = kept;
            next = bins[i] + 1;
        }
        return Math.min(on, off);
    }
}
