package io.swell.controller.autoscaling;

/**
 * For how long a deployment may be left alone: until a time, as long as its integral of ongoing requests stays between
 * two bounds, its decision can only be what it is. It holds whatever happens in between, so whoever keeps to it decides
 * neither later nor otherwise than one who decides at every report.
 *
 * <p>The mean over the look-back period {@code L} is {@code (I(t) - I(t - L)) / L}. Until {@code until} the far edge
 * moves over a past that is known, where the integral lies between two known values; so with bounds on the mean between
 * which the answer is one and the same, bounds on {@code I(t)} follow:
 *
 * <pre>
 * lowest  = highest I at the far edge + L × lowest mean
 * highest = lowest I at the far edge  + L × highest mean
 * </pre>
 *
 * See docs/adr/0016-what-cannot-change-is-not-decided.md.
 */
final class Rest {

    /** Rests end at multiples of this part of the look-back period: many together, so that the controller wakes once. */
    private static final int GRID = 32;

    /** For how many of these parts to rest, the shortest first. */
    private static final int[] LENGTHS = {2, 4, 8};

    private static final double MARGIN = 2 * ArrivalJitter.SHARE;

    /** A load that grows by so much does not end the rest at once. */
    private static final double HEADROOM = 1.25;

    private static final long NO_REST = Long.MIN_VALUE;

    private long untilMicros = NO_REST;
    private long lowest;
    private long highest;

    void none() {
        untilMicros = NO_REST;
    }

    /** A rest that no load ends. */
    void whateverHappens(long until) {
        untilMicros = until;
        lowest = Long.MIN_VALUE;
        highest = Long.MAX_VALUE;
    }

    /**
     * Finds the longest rest there may be after a decision, if any.
     *
     * @param mean what a full window said
     * @param alike loads around it that get the same answer
     * @param latestMicros something happens by itself then: a delay is over
     */
    void after(Observation seen, double mean, AlikeLoads alike, LookBackWindow window, long latestMicros) {
        none();
        double lowestMean = alike.lowest() * (1 + MARGIN);
        double highestMean = alike.highest() * (1 - MARGIN);
        double rate = HEADROOM * Math.max(mean, seen.ongoing());
        find(seen, window, lowestMean, highestMean, rate, latestMicros);
    }

    /** The longer, the closer the bounds: the first length that does not fit ends the search. */
    private void find(
            Observation seen,
            LookBackWindow window,
            double lowestMean,
            double highestMean,
            double rate,
            long latestMicros) {
        long nowMicros = seen.nowMicros();
        long integral = seen.integralMicros();
        long lookBack = window.lookBackMicros();
        long above = lowestMean <= 0 ? Long.MIN_VALUE / 2 : (long) Math.ceil(lowestMean * lookBack);
        long below = (long) Math.floor(highestMean * lookBack);
        long grid = Math.max(1, lookBack / GRID);
        long begin = nowMicros - Math.floorMod(nowMicros, grid);
        window.edgesFrom(nowMicros, integral);
        for (int length : LENGTHS) {
            long until = Math.min(begin + length * grid, latestMicros);
            if (until <= nowMicros) {
                return;
            }
            window.edgesWithin(until - nowMicros, nowMicros, integral);
            long low = window.highestAtEdge() + above;
            long high = window.lowestAtEdge() + below;
            if (integral < low || integral + (long) (rate * (until - nowMicros)) > high) {
                return;
            }
            untilMicros = until;
            lowest = low;
            highest = high;
        }
    }

    /** It ends by then, whatever it was. */
    void endBy(long micros) {
        untilMicros = Math.min(untilMicros, micros);
    }

    long untilMicros() {
        return untilMicros;
    }

    long lowest() {
        return lowest;
    }

    long highest() {
        return highest;
    }

    boolean isSome() {
        return untilMicros != NO_REST;
    }
}
