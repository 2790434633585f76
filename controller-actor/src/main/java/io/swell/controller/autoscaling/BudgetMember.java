package io.swell.controller.autoscaling;

import org.jspecify.annotations.Nullable;

/** What one deployment claims of a budget and has of it. Before it was given anything it has no room at all. */
final class BudgetMember {

    private static final int NEVER_CLAIMED = -1;

    private final String budget;
    private int wish = NEVER_CLAIMED;
    private int minimum = NEVER_CLAIMED;
    private int room;
    private boolean minimumsFit = true;
    private @Nullable DecisionRecord pending;

    BudgetMember(String budget) {
        this.budget = budget;
    }

    String budget() {
        return budget;
    }

    int wish() {
        return wish;
    }

    int minimum() {
        return minimum;
    }

    /** Whether it claims now what it claimed before. */
    boolean claims(int wishNow, int minimumNow) {
        return wish == wishNow && minimum == minimumNow;
    }

    /**
     * It claims something else, and waits for its share.
     *
     * @param decision why
     */
    void claim(int wishNow, int minimumNow, DecisionRecord decision) {
        wish = wishNow;
        minimum = minimumNow;
        pending = decision;
    }

    boolean isWaiting() {
        return pending != null;
    }

    /** The decision that waits for its share, if one does; it waits no more. */
    @Nullable
    DecisionRecord takePending() {
        DecisionRecord taken = pending;
        pending = null;
        return taken;
    }

    /** Whether that is not what it has. */
    boolean differs(int roomNow, boolean minimumsFitNow) {
        return room != roomNow || minimumsFit != minimumsFitNow;
    }

    void give(int roomNow, boolean minimumsFitNow) {
        room = roomNow;
        minimumsFit = minimumsFitNow;
    }

    /** What it has of what it wishes. */
    int granted() {
        return Math.min(wish, room);
    }

    boolean isCut() {
        return room < wish;
    }

    DecisionReason cutReason() {
        return minimumsFit ? DecisionReason.CUT_BY_BUDGET : DecisionReason.MINIMUMS_BEYOND_BUDGET;
    }
}
