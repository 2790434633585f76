package io.swell.controller.autoscaling.adaptive;

/**
 * Which candidate to follow: the cheapest that stays within what the real late requests have left of the share allowed.
 * Where none does, the one assumed at first while it does no harm, and otherwise the cheapest of those that do least.
 */
final class Choice {

    /** Late requests come in clusters, and what was measured lags behind. */
    private static final double AIM = 0.75;

    private static final double AHEAD_SECONDS = 1800;
    private static final double LEAST_OF_SHARE = 0.25;
    private static final double MOST_OF_SHARE = 2;
    private static final double DEVIATIONS = 0.7;
    private static final double UNSEEN_SECONDS = 3;
    private static final double CALM_PER_HOUR = 10;
    private static final double CALM_AT_ONCE = 2;
    private static final double LEAST_HARM = 1.25;
    private static final double WORTH_CHANGING = 1.03;
    private static final double EVIDENCE_SECONDS = 60;

    private final double share;
    private int followed = Candidates.DEFAULT;
    private int admitted;
    private double allowed;

    Choice(double lateShare) {
        this.share = AIM * lateShare;
        this.allowed = share;
    }

    /**
     * Chooses.
     *
     * @param arrivals since it began
     * @param late of them
     */
    int choose(Shadow shadow, double arrivals, double late) {
        if (shadow.seconds() < EVIDENCE_SECONDS) {
            return followed;
        }
        double perSecond = shadow.arrivals() / shadow.seconds();
        allowed = allowed(arrivals, late, perSecond);
        double budget = allowed * shadow.arrivals();
        double calm = CALM_PER_HOUR * shadow.seconds() / 3_600 + CALM_AT_ONCE;
        double unseen = UNSEEN_SECONDS * perSecond;
        int best = cheapest(shadow, budget, calm, unseen);
        if (best < 0) {
            best = leastHarm(shadow, budget, calm, unseen);
        }
        followed = best;
        return followed;
    }

    private double allowed(double arrivals, double late, double perSecond) {
        double ahead = Math.max(1, perSecond * AHEAD_SECONDS);
        double left = (share * (arrivals + ahead) - late) / ahead;
        return Math.min(MOST_OF_SHARE * share, Math.max(LEAST_OF_SHARE * share, left));
    }

    /** Of those that have proved to stay within the budget and turn seldom; -1 for none. */
    private int cheapest(Shadow shadow, double budget, double calm, double unseen) {
        admitted = 0;
        int best = -1;
        boolean stays = false;
        for (int i = 0; i < Candidates.COUNT; i++) {
            if (shadow.lateAtMost(i, DEVIATIONS, unseen) <= budget && shadow.reversals(i) <= calm) {
                admitted++;
                stays |= i == followed;
                best = best < 0 || shadow.cost(i) < shadow.cost(best) ? i : best;
            }
        }
        return stays && shadow.cost(followed) <= WORTH_CHANGING * shadow.cost(best) ? followed : best;
    }

    private int leastHarm(Shadow shadow, double budget, double calm, double unseen) {
        double least = Double.MAX_VALUE;
        boolean someProved = false;
        for (int i = 0; i < Candidates.COUNT; i++) {
            least = Math.min(least, shadow.late(i));
            someProved |= shadow.lateAtMost(i, DEVIATIONS, unseen) <= budget;
        }
        if (!someProved && least <= budget && shadow.late(Candidates.DEFAULT) <= budget) {
            return Candidates.DEFAULT;
        }
        double bearable = Math.max(budget, LEAST_HARM * least + 1);
        int calmest = cheapestBelow(shadow, bearable, someProved ? budget : -1, unseen, calm);
        return calmest >= 0
                ? calmest
                : cheapestBelow(shadow, bearable, someProved ? budget : -1, unseen, Double.MAX_VALUE);
    }

    /** @param proved if not negative, the bound that counts instead of {@code bearable} */
    private int cheapestBelow(Shadow shadow, double bearable, double proved, double unseen, double calm) {
        int best = -1;
        boolean stays = false;
        for (int i = 0; i < Candidates.COUNT; i++) {
            boolean bears =
                    proved < 0 ? shadow.late(i) <= bearable : shadow.lateAtMost(i, DEVIATIONS, unseen) <= proved;
            if (bears && shadow.reversals(i) <= calm) {
                stays |= i == followed;
                best = best < 0 || shadow.cost(i) < shadow.cost(best) ? i : best;
            }
        }
        return stays && shadow.cost(followed) <= WORTH_CHANGING * shadow.cost(best) ? followed : best;
    }

    int followed() {
        return followed;
    }

    /** How many had proved themselves. */
    int admitted() {
        return admitted;
    }

    /** The share of late requests it allowed them. */
    double allowed() {
        return allowed;
    }
}
