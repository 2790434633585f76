package io.swell.controller.autoscaling;

/** Whether something that stands over a decision had the last word, and which. One object serves all decisions. */
final class Overruling {

    private boolean isSome;
    private DecisionReason otherwise = DecisionReason.ENOUGH;
    private int otherwiseBefore;
    private int otherwiseAfter;
    private DecisionReason reason = DecisionReason.ENOUGH;
    private int before;
    private int after;
    private String budget = "";
    private long remainingMicros;

    void none() {
        isSome = false;
    }

    /** Takes the last word, from the decision or from who had it so far. */
    void with(
            DecisionReason reasonSoFar,
            int beforeSoFar,
            int afterSoFar,
            DecisionReason why,
            int from,
            int to,
            String itsBudget,
            long itsRemainingMicros) {
        isSome = true;
        otherwise = reasonSoFar;
        otherwiseBefore = beforeSoFar;
        otherwiseAfter = afterSoFar;
        reason = why;
        before = from;
        after = to;
        budget = itsBudget;
        remainingMicros = itsRemainingMicros;
    }

    DecisionReason reason(DecisionReason own) {
        return isSome ? reason : own;
    }

    int before(int own) {
        return isSome ? before : own;
    }

    int after(int own) {
        return isSome ? after : own;
    }

    Overlay overlay(String window) {
        return isSome
                ? new Overlay(window, budget, otherwise, otherwiseBefore, otherwiseAfter, remainingMicros)
                : Overlay.ofWindow(window);
    }
}
