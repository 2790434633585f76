package io.swell.controller.autoscaling;

import java.util.concurrent.TimeUnit;

/** What stood over a decision in words, to stand before the decision itself; empty if nothing had the last word. */
final class OverlaySentence {

    private final DecisionRecord decision;

    OverlaySentence(DecisionRecord decision) {
        this.decision = decision;
    }

    /** Whether the reason is what stood over a decision, which itself had another. */
    static boolean isAbout(DecisionReason reason) {
        return switch (reason) {
            case PAUSED, SCALED_BY_HAND, RECOMMENDS_ONLY, CUT_BY_BUDGET, MINIMUMS_BEYOND_BUDGET, BUDGET_HAS_ROOM ->
                true;
            default -> false;
        };
    }

    /** Whether a budget had less than was wished. */
    static boolean isAboutBudget(DecisionReason reason) {
        return reason == DecisionReason.CUT_BY_BUDGET || reason == DecisionReason.MINIMUMS_BEYOND_BUDGET;
    }

    /** Where what stood over it had in turn something over itself. */
    static String inShort(DecisionReason reason) {
        return switch (reason) {
            case PAUSED -> "paused by hand";
            case SCALED_BY_HAND -> "scaled by hand";
            case RECOMMENDS_ONLY -> "it recommends only";
            default -> "a budget is shared";
        };
    }

    @Override
    public String toString() {
        return switch (decision.reason()) {
            case PAUSED, SCALED_BY_HAND -> inShort(decision.reason()) + remaining() + "; otherwise " + would();
            case RECOMMENDS_ONLY -> inShort(decision.reason()) + "; otherwise " + would();
            case CUT_BY_BUDGET -> budget() + decision.after() + " of " + wished() + "; ";
            case MINIMUMS_BEYOND_BUDGET ->
                budget() + decision.after() + " of " + wished() + ", and not for all minimums; ";
            case BUDGET_HAS_ROOM -> budget() + "all " + decision.after() + " now; ";
            default -> "";
        };
    }

    private String remaining() {
        long micros = decision.overlay().remainingMicros();
        return micros == Long.MAX_VALUE ? "" : " for another " + DecisionSentence.time(rounded(micros));
    }

    /** To whole minutes or, for the last two, seconds: no operator counts more exactly. */
    private static long rounded(long micros) {
        boolean isShort = micros < TimeUnit.MINUTES.toMicros(2);
        long unit = isShort ? TimeUnit.SECONDS.toMicros(1) : TimeUnit.MINUTES.toMicros(1);
        return Math.max(1, Math.round((double) micros / unit)) * unit;
    }

    private String would() {
        Overlay overlay = decision.overlay();
        return overlay.otherwiseBefore() == overlay.otherwiseAfter()
                ? "it would hold " + overlay.otherwiseAfter() + ": "
                : "it would scale " + overlay.otherwiseBefore() + " → " + overlay.otherwiseAfter() + ": ";
    }

    private String budget() {
        return "budget " + decision.overlay().budget() + " has room for ";
    }

    private int wished() {
        return decision.overlay().otherwiseAfter();
    }
}
