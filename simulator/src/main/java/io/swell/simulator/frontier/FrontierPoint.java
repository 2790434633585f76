package io.swell.simulator.frontier;

import io.swell.simulator.Outcome;
import java.util.OptionalDouble;

/**
 * A contender at one set-point, and what became of it.
 *
 * @param setPoint empty for a contender that has none
 */
public record FrontierPoint(OptionalDouble setPoint, Outcome outcome) {

    String policy() {
        return outcome.policy();
    }

    boolean dominates(FrontierPoint other) {
        double cost = outcome.replicaSeconds();
        double late = outcome.violationRate();
        double otherCost = other.outcome.replicaSeconds();
        double otherLate = other.outcome.violationRate();
        return cost <= otherCost && late <= otherLate && (cost < otherCost || late < otherLate);
    }
}
