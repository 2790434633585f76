package io.swell.controller.autoscaling.budget;

/**
 * What one deployment claims of a budget.
 *
 * @param wished replicas it would have
 * @param minimum replicas it must have; no more than {@code wished} counts
 * @param weight of two that want more, the one with twice the weight gets twice as much; positive
 * @param priority whoever has a higher one is served before, beyond the minimums
 * @param costs of one replica, for each of the budget's totals in their order; at least one of them positive, none negative
 */
public record Claim(int wished, int minimum, double weight, int priority, double[] costs) {

    /** What counts of the minimum. */
    int needed() {
        return Math.max(0, Math.min(minimum, wished));
    }

    /** The same wish for no more than the minimum, of which nothing is certain. */
    Claim ofMinimum() {
        return new Claim(needed(), 0, weight, priority, costs);
    }

    /** The largest part of a total that one replica takes. */
    double share(double[] totals) {
        double largest = 0;
        for (int i = 0; i < totals.length; i++) {
            largest = Math.max(largest, costs[i] / totals[i]);
        }
        return largest;
    }
}
