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
 * length is one long gap. 65 samples suffice, which bounds the memory: 1.1 KB, and half as much again where the maximum
 * or minimum is asked for. It begins with room for four and grows as samples come: a load that does not change brings
 * none, and reports once a second bring no more than a look-back period has seconds.
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
    private static final int MOST = BUCKETS + 1;
    private static final int FEW = 4;

    private final AggregationFunction function;
    private final long lookBackMicros;
    private final long spacingMicros;
    /** Time and integral of each sample side by side: a window is seldom in the processor's cache, and then one miss less. */
    private long[] samples = new long[2 * FEW];
    /** Mean of the bucket that ends with a sample; only kept where buckets are asked for. */
    private double[] bucketMeans;

    private int capacity = FEW;
    private int oldest;
    private int size;
    private int edgeNext;
    private long lowestAtEdge;
    private long highestAtEdge;

    LookBackWindow(AggregationFunction function, long lookBackMicros) {
        this.function = function;
        this.bucketMeans = new double[function == AggregationFunction.MEAN ? 0 : FEW];
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
        if (size == capacity) {
            grow();
        }
        int slot = slot(size);
        if (bucketMeans.length > 0 && size > 0) {
            bucketMeans[slot] = rate(nowMicros - time(size - 1), integralMicros - integral(size - 1));
        }
        samples[2 * slot] = nowMicros;
        samples[2 * slot + 1] = integralMicros;
        size++;
    }

    /** Makes twice the room; the oldest sample comes first again. */
    private void grow() {
        int more = Math.min(MOST, 2 * capacity);
        long[] grown = new long[2 * more];
        double[] means = new double[bucketMeans.length == 0 ? 0 : more];
        for (int i = 0; i < size; i++) {
            grown[2 * i] = time(i);
            grown[2 * i + 1] = integral(i);
            if (means.length > 0) {
                means[i] = bucketMeans[slot(i)];
            }
        }
        samples = grown;
        bucketMeans = means;
        oldest = 0;
        capacity = more;
    }

    /** From when on {@link #sample} takes a sample. */
    long sampleDueMicros() {
        return size == 0 ? Long.MIN_VALUE : time(size - 1) + spacingMicros;
    }

    long lookBackMicros() {
        return lookBackMicros;
    }

    /** Whether its value is a mean over a whole look-back period. */
    boolean isFullMean(long nowMicros) {
        return function == AggregationFunction.MEAN && size > 0 && nowMicros - time(0) >= lookBackMicros;
    }

    /** Begins to look where the far edge will stand while the near one moves on from {@code nowMicros}. */
    void edgesFrom(long nowMicros, long integralMicros) {
        long from = nowMicros - lookBackMicros;
        edgeNext = 1;
        while (edgeNext < size && time(edgeNext) <= from) {
            edgeNext++;
        }
        lowestAtEdge = between(Math.max(from, time(edgeNext - 1)), edgeNext, nowMicros, integralMicros);
        highestAtEdge = lowestAtEdge;
    }

    /**
     * Goes on looking, until the near edge has moved by {@code span}, less than a look-back period and no less than the
     * last time; {@link #lowestAtEdge} and {@link #highestAtEdge} then tell.
     */
    void edgesWithin(long span, long nowMicros, long integralMicros) {
        long to = nowMicros - lookBackMicros + span;
        for (; edgeNext < size && time(edgeNext) <= to; edgeNext++) {
            atEdge(integral(edgeNext));
        }
        atEdge(between(to, edgeNext, nowMicros, integralMicros));
    }

    /** The integral at a time no later than the sample {@code next}, or than now if that is the one to come. */
    private long between(long at, int next, long nowMicros, long integralMicros) {
        boolean isSample = next < size;
        return between(
                at,
                time(next - 1),
                integral(next - 1),
                isSample ? time(next) : nowMicros,
                isSample ? integral(next) : integralMicros);
    }

    private void atEdge(long integralMicros) {
        lowestAtEdge = Math.min(lowestAtEdge, integralMicros);
        highestAtEdge = Math.max(highestAtEdge, integralMicros);
    }

    private static long between(long at, long beforeTime, long before, long afterTime, long after) {
        if (afterTime <= beforeTime) {
            return after;
        }
        return after - (long) Math.rint((double) (after - before) / (afterTime - beforeTime) * (afterTime - at));
    }

    long lowestAtEdge() {
        return lowestAtEdge;
    }

    long highestAtEdge() {
        return highestAtEdge;
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
        long integralAtEdge = between(edge, time(0), integral(0), afterEdge, integralAfterEdge);
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
            slot = slot == 0 ? capacity - 1 : slot - 1;
        }
        return found;
    }

    private static double rate(long micros, long integralMicros) {
        return integralMicros <= 0 ? 0 : integralMicros / (double) micros;
    }

    /** Keeps one sample at the edge or before it, for the interpolation. */
    private void forgetBefore(long edge) {
        while (size > 1 && time(1) <= edge) {
            oldest = slot(1);
            size--;
        }
    }

    private long time(int index) {
        return samples[2 * slot(index)];
    }

    private long integral(int index) {
        return samples[2 * slot(index) + 1];
    }

    private int slot(int index) {
        int slot = oldest + index;
        return slot < capacity ? slot : slot - capacity;
    }
}
