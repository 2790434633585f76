package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * What the requests that really were late leave of the share allowed. It looks half an hour ahead: what was saved so far may be
 * spent then, and what was overspent is to be saved then, within bounds, so that one accident is not paid for ever. What is a day ago
 * is half forgotten.
 */
final class LateBudget {

    /** Late requests come in clusters: the next one must fit in as well. */
    private static final double AIM = 0.75;

    private static final double MEMORY_SECONDS = 125_000;
    private static final double AHEAD_SECONDS = 1800;
    private static final double LEAST_OF_SHARE = 0.51;
    private static final double MOST_OF_SHARE = 3;

    private final double share;
    private final Fading memory = new Fading(MEMORY_SECONDS);
    private double arrivals;
    private double late;
    private double lateInAll = Double.NaN;

    LateBudget(double lateShare) {
        this.share = lateShare * AIM;
    }

    void observe(LoadSince load) {
        double more = Double.isNaN(lateInAll) ? 0 : Math.max(0, load.lateInAll - lateInAll);
        lateInAll = load.lateInAll;
        double kept = memory.kept(load.seconds);
        arrivals = arrivals * kept + load.arrivals;
        late = late * kept + more;
    }

    /** The share allowed to whom is followed. */
    double allowed(double arrivalsPerSecond) {
        double ahead = Math.max(1, arrivalsPerSecond * AHEAD_SECONDS);
        double left = (share * (arrivals + ahead) - late) / ahead;
        return Math.min(MOST_OF_SHARE * share, Math.max(LEAST_OF_SHARE * share, left));
    }

    /** The share that really was late. */
    double real() {
        return arrivals == 0 ? 0 : late / arrivals;
    }

    void save(ByteBuffer out) {
        out.putDouble(arrivals).putDouble(late);
    }

    void restore(ByteBuffer in) {
        arrivals = in.getDouble();
        late = in.getDouble();
    }

    /** From now on the counter of late requests is one that stands there. */
    void goOn(double lateInAllNow) {
        lateInAll = lateInAllNow;
    }
}
