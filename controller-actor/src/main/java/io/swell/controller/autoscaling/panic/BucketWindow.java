package io.swell.controller.autoscaling.panic;

import java.util.Arrays;

/**
 * What was measured over the last {@code n} buckets of equal width. Buckets are cut on absolute time; values that fall into
 * one add up. A mean divides by the buckets seen and not by the window, so a young window is not diluted; silence since the
 * last value shrinks both sum and divisor.
 *
 * <p>A value may come late by less than the window; the window may be read for a time before its last value.
 */
public final class BucketWindow {

    private static final long NEVER = Long.MIN_VALUE;

    /** No weight is smaller than this, however long the window. */
    private static final double LEAST_WEIGHT = 0.2;

    private final long bucketMicros;
    private double[] sums;
    private double weight;
    private double total;
    private long first = NEVER;
    private long last = NEVER;

    /** A window of {@code windowMicros}, rounded up to whole buckets. */
    public BucketWindow(long windowMicros, long bucketMicros) {
        this.bucketMicros = bucketMicros;
        this.sums = new double[bucketsOf(windowMicros)];
        this.weight = weight(sums.length);
    }

    /** Weight of the newest bucket in {@link #weightedMean}, among so many. */
    static double weight(int buckets) {
        return Math.max(LEAST_WEIGHT, 1 - Math.pow(1 - 0.9999, 1.0 / buckets));
    }

    public void record(long atMicros, double value) {
        long bucket = bucketAt(atMicros);
        if (last == NEVER || bucket - last >= sums.length) {
            clear(bucket);
        } else if (bucket > last) {
            for (long skipped = last + 1; skipped <= bucket; skipped++) {
                total -= sums[slot(skipped)];
                sums[slot(skipped)] = 0;
            }
            last = bucket;
        } else if (last - bucket >= sums.length) {
            return;
        }
        first = Math.min(first, bucket);
        sums[slot(bucket)] += value;
        total += value;
    }

    /** Mean per bucket, rounded to six decimals; 0 once everything has left the window. */
    public double mean(long nowMicros) {
        long silent = silentBuckets(nowMicros);
        if (silent >= sums.length) {
            return 0;
        }
        return Decimals.rounded(live(silent) / Math.min(last - first + 1, sums.length - silent));
    }

    /** Mean that leans on the newest buckets: each older one weighs less by the same factor. It starts low, and fades. */
    public double weightedMean(long nowMicros) {
        long silent = silentBuckets(nowMicros);
        if (silent >= sums.length) {
            return 0;
        }
        double share = weight * Math.pow(1 - weight, (int) silent);
        double mean = 0;
        for (long i = 0; i < sums.length - silent; i++) {
            mean += sums[slot(last - i)] * share;
            share *= 1 - weight;
        }
        return mean;
    }

    /** Whether nothing was recorded for longer than the window. */
    public boolean isEmpty(long nowMicros) {
        return last == NEVER || bucketAt(nowMicros) - last > sums.length;
    }

    /** Another length from now on; the past that fits is kept. */
    public void resize(long windowMicros, long nowMicros) {
        int buckets = bucketsOf(windowMicros);
        if (buckets == sums.length) {
            return;
        }
        double[] old = sums;
        boolean forgets = silentBuckets(nowMicros) >= old.length;
        sums = new double[buckets];
        weight = weight(buckets);
        total = 0;
        if (forgets) {
            first = NEVER;
            last = NEVER;
            return;
        }
        for (long bucket = last - Math.min(buckets, old.length) + 1; bucket <= last; bucket++) {
            double sum = old[(int) Math.floorMod(bucket, (long) old.length)];
            sums[slot(bucket)] = sum;
            total += sum;
        }
        first = last - (old.length - 1);
    }

    /** Sum of what has not left the window. */
    double total(long nowMicros) {
        long silent = silentBuckets(nowMicros);
        return silent >= sums.length ? 0 : live(silent);
    }

    private double live(long silent) {
        double live = total;
        for (long gone = last - sums.length + 1; gone <= last - sums.length + silent; gone++) {
            live -= sums[slot(gone)];
        }
        return live;
    }

    int buckets() {
        return sums.length;
    }

    private void clear(long bucket) {
        Arrays.fill(sums, 0);
        total = 0;
        first = bucket;
        last = bucket;
    }

    private int bucketsOf(long windowMicros) {
        return (int) Math.max(1, (windowMicros + bucketMicros - 1) / bucketMicros);
    }

    private long bucketAt(long micros) {
        return Math.floorDiv(micros, bucketMicros);
    }

    private long silentBuckets(long nowMicros) {
        return last == NEVER ? Long.MAX_VALUE : Math.max(0, bucketAt(nowMicros) - last);
    }

    private int slot(long bucket) {
        return (int) Math.floorMod(bucket, (long) sums.length);
    }
}
