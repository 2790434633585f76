package io.swell.simulator;

import java.util.List;

/**
 * What became of one trace under one contender.
 *
 * @param policy name of the contender
 * @param requests all of them; none is lost
 * @param violationRate share of requests that waited longer than the SLO, 0 to 1
 * @param waitP50 median wait before a slot, seconds
 * @param waitP99 wait that 99 % of requests did not exceed, seconds
 * @param waitMax longest wait, seconds
 * @param replicaSeconds cost: replicas starting, running or draining, over time, until the last request has ended
 * @param scaleEvents changes of target
 * @param reversals changes of target that turned an earlier one around within five minutes
 * @param peakReplicas most replicas at once, those starting and draining included
 * @param events each change of target, in order
 */
public record Outcome(
        String policy,
        int requests,
        double violationRate,
        double waitP50,
        double waitP99,
        double waitMax,
        double replicaSeconds,
        int scaleEvents,
        int reversals,
        int peakReplicas,
        List<ScaleEvent> events) {

    /** Share of late requests that is put up with where costs are compared. */
    public static final double VIOLATION_BUDGET = 0.01;

    private static final double REVERSAL_SECONDS = 300;

    /** Whether no more requests were late than is put up with. */
    public boolean isWithinBudget() {
        return violationRate <= VIOLATION_BUDGET;
    }

    static Outcome of(String policy, double slo, WaitQuantiles waits, int requests, ReplicaLedger ledger) {
        List<ScaleEvent> events = ledger.events();
        return new Outcome(
                policy,
                requests,
                waits.shareAbove(slo),
                waits.quantile(0.5),
                waits.quantile(0.99),
                waits.longest(),
                ledger.replicaSeconds(),
                events.size(),
                reversals(events),
                ledger.peak(),
                events);
    }

    private static int reversals(List<ScaleEvent> events) {
        int reversals = 0;
        for (int i = 1; i < events.size(); i++) {
            ScaleEvent before = events.get(i - 1);
            ScaleEvent event = events.get(i);
            if (before.isUp() != event.isUp() && event.at() - before.at() <= REVERSAL_SECONDS) {
                reversals++;
            }
        }
        return reversals;
    }
}
