package io.swell.controller.autoscaling;

/**
 * What stood over a decision: a window of a schedule, a budget, an operator, or that it only recommends. What had the last
 * word is the {@link DecisionRecord}'s reason; here is what it would have been otherwise.
 *
 * @param window name of the scheduled window whose bound the decision met; empty for none
 * @param budget name of the budget that had the last word; empty for none
 * @param otherwise what would have had the last word
 * @param otherwiseBefore target before, otherwise
 * @param otherwiseAfter target from then on, otherwise
 * @param remainingMicros for how much longer an operator's order holds; {@link Long#MAX_VALUE} until it is taken back
 */
public record Overlay(
        String window,
        String budget,
        DecisionReason otherwise,
        int otherwiseBefore,
        int otherwiseAfter,
        long remainingMicros) {

    /** Nothing. */
    public static final Overlay NONE = new Overlay("", "", DecisionReason.ENOUGH, 0, 0, 0);

    /** Nothing but a window, or nothing at all. */
    static Overlay ofWindow(String window) {
        return window.isEmpty() ? NONE : new Overlay(window, "", DecisionReason.ENOUGH, 0, 0, 0);
    }
}
