package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * Which candidate to follow: the cheapest that stays within what the real late requests have left of the share allowed, or as
 * far between it and the next smaller headroom as is expected to use that up. Where none stays within, the one assumed at
 * first while it does no harm, and otherwise the cheapest of those that do least.
 */
final class Choice {

    /** Standard deviations added to the late requests that were seen. */
    private static final double DEVIATIONS = 0.7;

    /** All requests of so many seconds may have been late without it having been seen. */
    private static final double UNSEEN_SECONDS = 3;

    private static final double LEAST_HARM = 1.25;
    private static final double WORTH_CHANGING = 1.03;
    private static final double EVIDENCE_SECONDS = 60;

    private int followed = Candidates.DEFAULT;
    private double towards;
    private int admitted;
    private double allowed;
    private double unseen;
    private double coldStart;
    private static final double BOLD = 2;

    void choose(Shadow shadow, double share, double coldStartSeconds) {
        coldStart = coldStartSeconds;
        allowed = share;
        if (shadow.seconds() < EVIDENCE_SECONDS) {
            return;
        }
        double budget = share * shadow.arrivals();
        unseen = shadow.arrivals() / shadow.seconds();
        if (!cheapest(shadow, budget)) {
            followed = leastHarm(shadow, budget);
            towards = 0;
        }
    }

    /** Among those that have proved to stay within the budget; false if there are none. */
    private boolean cheapest(Shadow shadow, double budget) {
        admitted = 0;
        int best = -1;
        double least = 0;
        int stays = -1;
        double staysAt = 0;
        for (int i = 0; i < Candidates.COUNT; i++) {
            if (lateAtMost(shadow, i) > budget) {
                continue;
            }
            admitted++;
            double cost = cost(shadow, i, towards(shadow, i, budget));
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
        towards = towards(shadow, followed, budget);
        return true;
    }

    private static boolean sameSignal(int one, int other) {
        return one / Candidates.EACH == other / Candidates.EACH;
    }

    private double lateAtMost(Shadow shadow, int candidate) {
        double bold = Math.max(0, 1 - shadow.cost(candidate) / shadow.cost(Candidates.DEFAULT));
        return shadow.lateAtMost(candidate, DEVIATIONS, unseen * (UNSEEN_SECONDS + BOLD * coldStart * bold));
    }

    private static double cost(Shadow shadow, int candidate, double towards) {
        double cost = shadow.cost(candidate);
        return towards == 0 ? cost : cost + towards * (shadow.cost(candidate - 1) - cost);
    }

    /** How far the next smaller headroom may be approached: late requests grow exponentially as headroom shrinks. */
    private double towards(Shadow shadow, int candidate, double budget) {
        if (candidate % Candidates.EACH == 0) {
            return 0;
        }
        double next = lateAtMost(shadow, candidate - 1);
        if (next <= budget) {
            return 0; // it stays within the budget itself
        }
        double bound = lateAtMost(shadow, candidate);
        return Math.log(budget / bound) / Math.log(next / bound);
    }

    private int leastHarm(Shadow shadow, double budget) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < Candidates.COUNT; i++) {
            least = Math.min(least, shadow.late(i));
        }
        if (shadow.late(Candidates.DEFAULT) <= budget) {
            return Candidates.DEFAULT;
        }
        double bearable = Math.max(budget, LEAST_HARM * least + 1);
        int best = -1;
        for (int i = 0; i < Candidates.COUNT; i++) {
            if (shadow.late(i) <= bearable && (best < 0 || shadow.cost(i) < shadow.cost(best))) {
                best = i;
            }
        }
        boolean stays =
                shadow.late(followed) <= bearable && shadow.cost(followed) <= WORTH_CHANGING * shadow.cost(best);
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
        out.putInt(followed).putDouble(towards);
    }

    void restore(ByteBuffer in) {
        followed = in.getInt();
        towards = in.getDouble();
    }
}
