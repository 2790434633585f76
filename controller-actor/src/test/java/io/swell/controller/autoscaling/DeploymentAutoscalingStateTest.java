package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.DecisionReason.AS_WISHED;
import static io.swell.controller.autoscaling.DecisionReason.ENOUGH;
import static io.swell.controller.autoscaling.DecisionReason.OUT_OF_BOUNDS;
import static io.swell.controller.autoscaling.DecisionReason.WAITS_FOR_UPSCALE_DELAY;
import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeploymentAutoscalingStateTest {

    @Test
    void beginsWithInitialReplicasOrTheMinimum() {
        assertThat(Timeline.of(deployment().bounds(2, 9).initial(4).config())
                        .state()
                        .target())
                .isEqualTo(4);
        assertThat(Timeline.of(deployment().bounds(2, 9).config()).state().target())
                .isEqualTo(2);
    }

    @Test
    void doesNotFlapWhereAConstantLoadIsAnExactMultipleOfWhatAReplicaCarries() {
        // 12 requests at 2 each are 6 replicas, although reports arrive some milliseconds early or late.
        DeploymentAutoscalingState state =
                Timeline.of(deployment().bounds(1, 20).delays(0, 0).config()).state();
        state.adopt(6);
        Random random = new Random(1);
        for (long second = 1; second < 200; second++) {
            long now = second * 1_000_000;
            long integral = 12 * (now + random.nextInt(-5_000, 5_000));
            state.decide(new Observation(now, 0, 12, integral, 6, Coverage.complete(3)));
            assertThat(state.target()).as("after %d s", second).isEqualTo(6);
        }
    }

    @Test
    void isDueBeforeItsFirstDecision() {
        assertThat(Timeline.of(deployment().config()).state().dueMicros()).isNegative();
    }

    @Test
    void remembersChangesOfTargetAndOfReasonAndNothingElse() {
        DeploymentAutoscalingState state = Timeline.of(
                        deployment().delays(3, 60).config())
                .at(0)
                .demand(2)
                .holds(1)
                .at(1)
                .demand(1.5)
                .holds(1)
                .at(2)
                .demand(12)
                .holds(1)
                .at(4)
                .demand(14)
                .holds(1)
                .at(5)
                .demand(12)
                .scalesTo(6)
                .at(6)
                .demand(12)
                .holds(6)
                .at(7)
                .demand(12)
                .holds(6)
                .state();
        assertThat(state.history())
                .extracting(DecisionRecord::reason)
                .containsExactly(ENOUGH, WAITS_FOR_UPSCALE_DELAY, AS_WISHED, ENOUGH);
        assertThat(state.history())
                .extracting(DecisionRecord::atMicros)
                .containsExactly(0L, 2_000_000L, 5_000_000L, 6_000_000L);
    }

    @Test
    void forgetsTheOldestOfTooManyRecords() {
        DeploymentAutoscalingState state = new DeploymentAutoscalingState(
                Timeline.ID,
                deployment().delays(0, 0).config(),
                Declared.SLOTS,
                AutoscalingPolicy.named("ongoing-requests"),
                Duration.ofSeconds(1),
                3);
        for (int i = 1; i <= 10; i++) {
            state.decide(new Observation(i, 0, 0, 0, 1, Coverage.complete(1)), 2 * i);
        }
        assertThat(state.history()).extracting(DecisionRecord::after).containsExactly(8, 9, 10);
    }

    @Test
    void aChangedConfigurationKeepsTargetAndLoadAndStartsWishesOver() {
        Timeline.of(deployment().bounds(1, 20).delays(10, 60).config())
                .at(0)
                .load(12)
                .holds(1)
                .at(9)
                .declares(deployment().bounds(1, 30).delays(10, 60))
                .due(9)
                .holds(1)
                .at(11)
                .holds(1)
                .at(19)
                .scalesTo(6)
                // initial-replicas is for the first deployment only
                .declares(deployment().bounds(1, 30).initial(2).delays(10, 60))
                .at(20)
                .holds(6, ENOUGH);
    }

    @Test
    void aNarrowerConfigurationBringsTheTargetInWithTheNextDecision() {
        Timeline.of(deployment().config())
                .adopts(12)
                .at(0)
                .demand(24)
                .holds(12)
                .declares(deployment().bounds(1, 8))
                .at(1)
                .demand(24)
                .scalesTo(8, OUT_OF_BOUNDS);
    }

    @Test
    void theSameConfigurationAgainChangesNothing() {
        Timeline.of(deployment().delays(10, 60).config())
                .at(0)
                .demand(12)
                .holds(1)
                .at(9)
                .declares(deployment().delays(10, 60))
                .at(10)
                .demand(12)
                .scalesTo(6);
    }

    @Test
    void anotherLookBackPeriodSeesTheSamePast() {
        Timeline timeline = Timeline.of(deployment().bounds(9, 9).config())
                .at(0)
                .load(0)
                .holds(9)
                .at(20)
                .load(10)
                .holds(9)
                .declares(deployment().bounds(9, 9).lookBack(10))
                .at(25)
                .holds(9);
        assertThat(timeline.state().explain().load().ongoing()).isEqualTo(5);
    }

    @Test
    void anUnknownPolicyIsRefusedAndChangesNothing() {
        Timeline timeline = Timeline.of(deployment().config()).at(0).demand(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline.declares(deployment().bounds(7, 7).policy("crystal-ball")));
        timeline.holds(1);
        assertThat(timeline.state().config()).isEqualTo(deployment().config());
    }

    @Test
    void aDecisionThatLeavesEverythingAsItWasLeavesNoGarbage() {
        DeploymentAutoscalingState state = Timeline.of(deployment().config()).state();
        Observation seen = new Observation(0, 0, 2, 0, 1, Coverage.complete(1));
        Observation[] steady = new Observation[20_000];
        for (int i = 0; i < steady.length; i++) {
            steady[i] = new Observation(i * 100_000L, 0, 2, i * 200_000L, 1, seen.coverage());
        }
        state.advance(steady[0]);
        long before = allocatedBytes();
        for (Observation observation : steady) {
            if (state.advance(observation).isPresent()) {
                throw new AssertionError("another target");
            }
        }
        long allocated = allocatedBytes() - before;
        assertThat(allocated).as("bytes for 20,000 decisions").isLessThan(10_000);
        assertThat(state.history()).hasSize(1);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
