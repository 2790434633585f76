package io.swell.simulator.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.simulator.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static FrontierPoint point(String policy, double setPoint, double cost, double late) {
        return new FrontierPoint(
                OptionalDouble.of(setPoint), new Outcome(policy, 100, late, 0, 0, 0, cost, 0, 0, 1, List.of()));
    }

    // late
    // 5 %      b
    // 2 %  a       a
    // 1 %          b
    // 0 %              a  a
    //     100 110 120 200 300   cost
    private final Frontier frontier = Frontier.of(List.of(
            point("a", 0.9, 100, 0.02),
            point("a", 0.7, 120, 0.02),
            point("a", 0.5, 200, 0),
            point("a", 0.3, 300, 0),
            point("b", 0.9, 110, 0.05),
            point("b", 0.7, 120, 0.01)));

    @Test
    void knowsWhatIsWorthChoosing() {
        assertThat(frontier.entries())
                .extracting(Frontier.Entry::standing)
                .containsExactly(
                        Standing.OVERALL,
                        Standing.DOMINATED,
                        Standing.OVERALL,
                        Standing.DOMINATED,
                        Standing.OWN,
                        Standing.OVERALL);
    }

    @Test
    void equalPointsDoNotDominateEachOther() {
        Frontier twins = Frontier.of(List.of(point("a", 0.5, 100, 0.01), point("b", 0.6, 100, 0.01)));

        assertThat(twins.entries()).extracting(Frontier.Entry::standing).containsOnly(Standing.OVERALL);
    }

    @Test
    void findsTheCheapestWithinTheBudget() {
        assertThat(frontier.cheapest("a").orElseThrow().setPoint()).hasValue(0.5);
        assertThat(frontier.cheapest("b").orElseThrow().setPoint()).hasValue(0.7);
        assertThat(Frontier.of(List.of(point("a", 0.9, 100, 0.02))).cheapest("a"))
                .isEmpty();
    }

    @Test
    void namesEachContenderOnce() {
        assertThat(frontier.policies()).containsExactly("a", "b");
    }
}
