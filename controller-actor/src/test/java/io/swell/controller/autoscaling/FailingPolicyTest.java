package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.DecisionReason.OUT_OF_BOUNDS;
import static io.swell.controller.autoscaling.DecisionReason.POLICY_FAILED;
import static io.swell.controller.autoscaling.DecisionReason.POLICY_SENSELESS;
import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailingPolicyTest {

    private static final AutoscalingPolicy THROWS = context -> {
        throw new IllegalStateException("no crystal ball");
    };

    @Test
    void leavesTheTargetAsItWasAndSaysSo() {
        Timeline.of(deployment().delays(0, 0).config(), THROWS)
                .adopts(4)
                .at(0)
                .demand(100)
                .holds(4, POLICY_FAILED)
                .says("holds 4: policy ongoing-requests failed: java.lang.IllegalStateException: no crystal ball")
                .due(1);
    }

    @ParameterizedTest(name = "{0} replicas")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, -1e-9})
    void anAnswerThatIsNoNumberOfReplicasIsNone(double answer) {
        ScalingDecision decision = Timeline.of(deployment().delays(0, 0).config(), context -> answer)
                .adopts(4)
                .at(0)
                .demand(100)
                .holds(4, POLICY_SENSELESS)
                .says("holds 4: policy ongoing-requests wants " + answer + " replicas, which is no number of replicas")
                .decide();
        assertThat(decision.desired()).isEqualTo(4);
    }

    @Test
    void anAbsurdWishIsBounded() {
        Timeline.of(deployment().delays(0, 0).config(), context -> Double.MAX_VALUE)
                .at(0)
                .demand(1)
                .scalesTo(100);
    }

    @Test
    void boundsHoldAllTheSame() {
        Timeline.of(deployment().bounds(1, 3).config(), THROWS)
                .adopts(4)
                .at(0)
                .demand(100)
                .scalesTo(3, OUT_OF_BOUNDS);
    }

    @Test
    void aFailureUnderAnAssumptionIsAFailure() {
        AutoscalingPolicy failsOnSmallNumbers = context -> {
            if (context.ongoing() < 50) {
                throw new IllegalStateException("too small");
            }
            return 90;
        };
        Timeline.of(deployment().delays(0, 0).config(), failsOnSmallNumbers)
                .at(0)
                .demand(100)
                .heard(new Coverage(10, 9, 0, 80, true, 0, false))
                .holds(1, POLICY_FAILED);
    }

    @Test
    void recoversWithThePolicy() {
        boolean[] fails = {true};
        AutoscalingPolicy sometimes = context -> {
            if (fails[0]) {
                throw new StackOverflowError();
            }
            return 3;
        };
        Timeline timeline = Timeline.of(deployment().delays(0, 0).config(), sometimes)
                .at(0)
                .demand(1)
                .holds(1, POLICY_FAILED);
        fails[0] = false;
        timeline.at(1).demand(1).scalesTo(3);
    }
}
