package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * What the requests that really were late leave of the share allowed. It looks half an hour ahead: what was saved so far may be
 * spent then, and what was overspent is to be saved then, within bounds, so that one accident is not paid for ever. One more
 * cluster of late requests of the size there were is kept in hand.
 */
final class LateBudget {

    private static final double AIM = 0.75;
    private static final double AHEAD_SECONDS = 1800;
    private static final double LEAST_OF_SHARE = 0.25;
    private static final double MOST_OF_SHARE = 2;
    private static final double IN_HAND = 0;
    private static final double BLOCK_SECONDS = 30;

    private final double share;
    private final Fading memory = new Fading(86_400);
    private double arrivals;
    private double late;
    private double lateSquares;
    private double lateInBlock;
    private double blockAge;
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
        lateSquares *= kept;
        lateInBlock += more;
        blockAge += load.seconds;
        if (blockAge >= BLOCK_SECONDS) {
            lateSquares += lateInBlock * lateInBlock;
            lateInBlock = 0;
            blockAge = 0;
        }
    }

    /** The share allowed to whom is followed. */
    double allowed(double arrivalsPerSecond) {
        double ahead = Math.max(1, arrivalsPerSecond * AHEAD_SECONDS);
        double inHand = IN_HAND * Math.sqrt(lateSquares + lateInBlock * lateInBlock);
        double left = (share * (arrivals + ahead) - late - inHand) / ahead;
        return Math.min(MOST_OF_SHARE * share, Math.max(LEAST_OF_SHARE * share, left));
    }

    /** The share that really was late. */
    double real() {
        return arrivals == 0 ? 0 : late / arrivals;
    }

    void save(ByteBuffer out) {
        out.putDouble(arrivals).putDouble(late).putDouble(lateSquares).putDouble(lateInBlock);
    }

    /** The counter of late requests may be another one afterwards. */
    void restore(ByteBuffer in) {
        arrivals = in.getDouble();
        late = in.getDouble();
        lateSquares = in.getDouble();
        lateInBlock = in.getDouble();
    }
}
