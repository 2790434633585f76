package io.swell.controller.autoscaling;

import io.swell.shared.config.AggregationFunction;

/**
 * The load of one deployment over the look-back period, as samples of its cumulative integral (request-microseconds).
 * Mean load over {@code [now - L, now]} is {@code (I(now) - I(now - L)) / L}; at the far edge {@code I} is interpolated
 * between the two samples around it, in whole request-microseconds, so that a constant load gives exactly itself.
 *
 * <p>Samples are at least {@code L / 64} apart; one that comes sooner is left to its successor, for reads bring their
 * own {@code (now, integral)} and the near edge is always exact. The far edge is exact where the load was constant
 * between two samples, and otherwise wrong by no more than {@code gap / 4L} of the highest load. A pause of any
 * length is one long gap. 65 samples suffice, so the memory is fixed: 1.1 KB, and half as
 * much again where the maximum or minimum is asked for.
 *
 * <p>Maximum and minimum are over <em>buckets</em>: the stretches between neighbouring samples, each at least
 * {@code L / 64} wide and as wide as the samples were apart; what follows the last sample counts to the last bucket
 * until it is as wide.
 *
 * <p>Late exact reports may correct the integral a little downwards; no mean falls below zero for it.
 *
 * See docs/adr/0010-look-back-window.md.
 */
final class LookBackWindow {

    private static final int BUCKETS = 64;
    private static final int CAPACITY = BUCKETS + 1;

    private final AggregationFunction function;
    private final long lookBackMicros;
    private final long spacingMicros;
    private final long[] times = new long[CAPACITY];
    private final long[] integrals = new long[CAPACITY];
    /** Mean of the bucket that ends with a sample; only kept where buckets are asked for. */
    private final double[] bucketMeans;

    private int oldest;
    private int size;

    LookBackWindow(AggregationFunction function, long lookBackMicros) {
        this.function = function;
        this.bucketMeans = new double[function == AggregationFunction.MEAN ? 0 : CAPACITY];
        this.lookBackMicros = lookBackMicros;
        this.spacingMicros = Math.max(1, (lookBackMicros + BUCKETS - 1) / BUCKETS);
    }

    /** The same past seen through another window. */
    LookBackWindow seenThrough(AggregationFunction otherFunction, long otherLookBackMicros) {
        LookBackWindow other = new LookBackWindow(otherFunction, otherLookBackMicros);
        for (int i = 0; i < size; i++) {
            other.sample(time(i), integral(i));
        }
        return other;
    }

    /**
     * Watches the integral at an instant. Before a report is folded in that changes the integral, the value
     * <em>before</em> is the one to sample: what the report corrects then counts as recent instead of being spread over
     * the time since the last sample.
     */
    void sample(long nowMicros, long integralMicros) {
        if (size > 0 && nowMicros - time(size - 1) < spacingMicros) {
            return;
        }
        forgetBefore(nowMicros - lookBackMicros);
        int slot = slot(size);
        if (bucketMeans.length > 0 && size > 0) {
            bucketMeans[slot] = rate(nowMicros - time(size - 1), integralMicros - integral(size - 1));
        }
        times[slot] = nowMicros;
        integrals[slot] = integralMicros;
        size++;
    }

    /** How much of the look-back period was watched until {@code nowMicros}. */
    long watchedMicros(long nowMicros) {
        return size == 0 ? 0 : Math.max(0, Math.min(nowMicros - time(0), lookBackMicros));
    }

    /**
     * The window as one number.
     *
     * @param live the count at {@code nowMicros}, which is the answer when no time at all was watched
     */
    double value(long nowMicros, long integralMicros, double live) {
        long edge = nowMicros - lookBackMicros;
        forgetBefore(edge);
        if (size == 0 || nowMicros <= time(0)) {
            return live;
        }
        return function == AggregationFunction.MEAN
                ? mean(edge, nowMicros, integralMicros)
                : extreme(nowMicros, integralMicros, function == AggregationFunction.MAX);
    }

    private double mean(long edge, long nowMicros, long integralMicros) {
        if (edge <= time(0)) {
            return rate(nowMicros - time(0), integralMicros - integral(0));
        }
        long afterEdge = size > 1 ? time(1) : nowMicros;
        long integralAfterEdge = size > 1 ? integral(1) : integralMicros;
        double slope = (double) (integralAfterEdge - integral(0)) / (afterEdge - time(0));
        long integralAtEdge = integralAfterEdge - Math.round(slope * (afterEdge - edge));
        return rate(lookBackMicros, integralMicros - integralAtEdge);
    }

    private double extreme(long nowMicros, long integralMicros, boolean highest) {
        int last = size - 1;
        if (last > 0 && nowMicros - time(last) < spacingMicros) {
            last--;
        }
        double found = rate(nowMicros - time(last), integralMicros - integral(last));
        for (int i = last, slot = slot(last); i > 0; i--) {
            double mean = bucketMeans[slot];
            if (highest ? mean > found : mean < found) {
                found = mean;
            }
            slot = slot == 0 ? CAPACITY - 1 : slot - 1;
        }
        return found;
    }

    private static double rate(long micros, long integralMicros) {
        return integralMicros <= 0 ? 0 : integralMicros / (double) micros;
    }

    /** Keeps one sample at the edge or before it, for the interpolation. */
    private void forgetBefore(long edge) {
        while (size > 1 && time(1) <= edge) {
            oldest = (oldest + 1) % CAPACITY;
            size--;
        }
    }

    private long time(int index) {
        return times[slot(index)];
    }

    private long integral(int index) {
        return integrals[slot(index)];
    }

    private int slot(int index) {
        int slot = oldest + index;
        return slot < CAPACITY ? slot : slot - CAPACITY;
    }
}
