package io.swell.controller.autoscaling.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the rules that HPA comes with, from 1 to 100 replicas. Times are seconds. */
class TrackedScaleTest {

    private final TrackedScale scale = new TrackedScale(ScalingRules.DEFAULT_UP, ScalingRules.DEFAULT_DOWN, 1, 100);

    private static long at(double seconds) {
        return Math.round(seconds * 1e6);
    }

    //  proposed   50  50  50  50  200       four more or twice as many in 15 s, then the maximum
    //  granted     5  10  20  40   80
    @Test
    void goesUpByTheLargestStepTheRulesAllow() {
        int[] expected = {5, 10, 20, 40, 80, 100};
        int current = 1;
        for (int i = 0; i < expected.length; i++) {
            current = scale.decide(at(15 * i), current, i < 3 ? 50 : 200);
            assertThat(current).isEqualTo(expected[i]);
        }
        assertThat(scale.outcome()).isEqualTo(TrackedScale.Outcome.AT_MAXIMUM);
    }

    @Test
    void whatWasAddedInThePeriodCounts() {
        assertThat(scale.decide(at(0), 10, 15)).isEqualTo(15);
        assertThat(scale.decide(at(10), 15, 90)).isEqualTo(20);
        assertThat(scale.outcome()).isEqualTo(TrackedScale.Outcome.UP_LIMIT);
        assertThat(scale.decide(at(15), 20, 90)).isEqualTo(30);
    }

    //  proposed  10  2  2 . . . 2  2        the 10 of time 0 counts for less than 300 s
    @Test
    void goesDownWhenAllRecommendationsOfTheWindowAgree() {
        assertThat(scale.decide(at(0), 10, 10)).isEqualTo(10);
        for (int second = 15; second < 300; second += 15) {
            assertThat(scale.decide(at(second), 10, 2)).isEqualTo(10);
        }
        assertThat(scale.decide(at(300), 10, 2)).isEqualTo(2);
    }

    @Test
    void aFreshMemorySeededWithTheSizeTakesNothingAwayForOneWindow() {
        scale.seed(at(0), 10);

        assertThat(scale.decide(at(15), 10, 1)).isEqualTo(10);
        assertThat(scale.decide(at(300), 10, 1)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} ready at {1} of the target, {2} not ready: {3}")
    @CsvSource({"4, 1.05, 0, 4", "4, 2, 0, 8", "4, 1.5, 2, 6", "4, 1.2, 4, 8", "4, 0.5, 2, 2", "2, 1.2, 1, 3"})
    void replicasOnTheirWayCountAsIdleWhereMoreAreWanted(int ready, double ratio, int unready, int expected) {
        assertThat(Proposal.perReplica(
                        ratio, ready, unready, ready + (expected >= ready ? unready : 0), Tolerance.DEFAULT))
                .isEqualTo(expected);
    }

    @Test
    void aMetricThatFailedNeverTakesReplicasAway() {
        LargestProposal proposals = new LargestProposal();
        proposals.add(3);
        proposals.addFailed();

        assertThat(proposals.choose(5)).isEmpty();
        assertThat(proposals.choose(2)).hasValue(3);
        assertThat(new LargestProposal().choose(2)).isEmpty();
    }
}
