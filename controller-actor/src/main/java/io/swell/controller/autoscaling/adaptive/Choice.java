package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * Which candidate to follow: the cheapest that stays within a limit, or as far between it and the next smaller headroom as is
 * expected to use that up. The limit is what the real late requests have left of the share allowed, on top of the late
 * requests that none of them avoided: a burst that found nobody ready says nothing of who is to be followed from now on, the next one
 * does. Where none stays within with all margins, the one assumed at first if it does without them, and otherwise the cheapest
 * that does.
 */
final class Choice {

    /** Standard deviations added to the late requests that were seen, as they cluster. */
    private static final double DEVIATIONS = 0.3;

    /** All requests of so many seconds may be late one day without it having been seen. */
    private static final double UNSEEN_SECONDS = 6;

    /**
     * Of a candidate that cost less than the default by a share x, all requests of 6x cold starts more: who has less in
     * hand when the first steep rise comes will be late for longer, and that is the longer the later new replicas serve.
     */
    private static final double UNSEEN_COLD_STARTS = 6;

    /** Who was late for up to half as long again in an event that nobody could meet is no worse for it. */
    private static final double UNAVOIDED = 1.5;

    private static final double WORTH_CHANGING = 1.03;
    private static final double EVIDENCE_SECONDS = 60;

    private int followed = Candidates.DEFAULT;
    private double towards;
    private int admitted;
    private float allowed;
    private double unseenPerSecond;
    private double coldStartSeconds;

    /**
     * Chooses anew.
     *
     * @param share of all requests that may be late
     * @param ageSeconds for how long there has been evidence; what the shadow has forgotten is evidence still
     */
    void choose(Shadow shadow, double share, double coldStart, double ageSeconds) {
        allowed = (float) share;
        if (shadow.seconds() < EVIDENCE_SECONDS) {
            return;
        }
        coldStartSeconds = coldStart;
        unseenPerSecond = shadow.arrivals() / Math.max(shadow.seconds(), ageSeconds);
        double limit = share * shadow.arrivals() + UNAVOIDED * shadow.leastLate();
        if (!cheapest(shadow, limit)) {
            followed = cheapestWithoutMargins(shadow, limit);
            towards = 0;
        }
    }

    /** Among those that have proved to stay within the limit; false if there are none. */
    private boolean cheapest(Shadow shadow, double limit) {
        admitted = 0;
        int best = -1;
        double least = 0;
        int stays = -1;
        double staysAt = 0;
        for (int i = 0; i < Candidates.COUNT; i++) {
            if (lateAtMost(shadow, i) > limit) {
                continue;
            }
            admitted++;
            double cost = cost(shadow, i, towards(shadow, i, limit));
            if (best < 0 || cost < least) {
                best = i;
                least = cost;
            }
            if (sameSignal(i, followed) && (stays < 0 || cost < staysAt)) {
                stays = i;
                staysAt = cost;
            }
        }
        if (best < 0) {
            return false;
        }
        followed = stays >= 0 && staysAt <= WORTH_CHANGING * least ? stays : best;
        towards = towards(shadow, followed, limit);
        return true;
    }

    private static boolean sameSignal(int one, int other) {
        return one / Candidates.EACH == other / Candidates.EACH;
    }

    private double lateAtMost(Shadow shadow, int candidate) {
        double bold = Math.max(0, 1 - shadow.cost(candidate) / shadow.cost(Candidates.DEFAULT));
        double unseen = UNSEEN_SECONDS + UNSEEN_COLD_STARTS * bold * coldStartSeconds;
        return shadow.lateAtMost(candidate, DEVIATIONS, unseen * unseenPerSecond);
    }

    private static double cost(Shadow shadow, int candidate, double towards) {
        double cost = shadow.cost(candidate);
        return towards == 0 ? cost : cost + towards * (shadow.cost(candidate - 1) - cost);
    }

    /** How far the next smaller headroom may be approached: late requests grow exponentially as headroom shrinks. */
    private double towards(Shadow shadow, int candidate, double limit) {
        if (candidate % Candidates.EACH == 0) {
            return 0;
        }
        double next = lateAtMost(shadow, candidate - 1);
        if (next <= limit) {
            return 0; // it stays within the limit itself
        }
        double bound = Math.max(Double.MIN_NORMAL, lateAtMost(shadow, candidate));
        return Math.log(limit / bound) / Math.log(next / bound);
    }

    private int cheapestWithoutMargins(Shadow shadow, double limit) {
        if (shadow.late(Candidates.DEFAULT) <= limit) {
            return Candidates.DEFAULT;
        }
        int best = -1;
        for (int i = 0; i < Candidates.COUNT; i++) {
            if (shadow.late(i) <= limit && (best < 0 || shadow.cost(i) < shadow.cost(best))) {
                best = i;
            }
        }
        boolean stays = shadow.late(followed) <= limit && shadow.cost(followed) <= WORTH_CHANGING * shadow.cost(best);
        return stays ? followed : best;
    }

    int followed() {
        return followed;
    }

    /** How far between it and the next smaller headroom, 0 to 1. */
    double towards() {
        return towards;
    }

    /** How many had proved themselves. */
    int admitted() {
        return admitted;
    }

    /** The share of late requests it allowed them. */
    double allowed() {
        return allowed;
    }

    void save(ByteBuffer out) {
        out.put((byte) followed).putDouble(towards).put((byte) admitted).putFloat(allowed);
    }

    void restore(ByteBuffer in) {
        followed = in.get();
        towards = in.getDouble();
        admitted = in.get();
        allowed = in.getFloat();
    }
}
