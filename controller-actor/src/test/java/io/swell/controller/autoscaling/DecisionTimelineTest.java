package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.DecisionReason.AT_MAXIMUM;
import static io.swell.controller.autoscaling.DecisionReason.AT_MINIMUM;
import static io.swell.controller.autoscaling.DecisionReason.COLD_START;
import static io.swell.controller.autoscaling.DecisionReason.ENOUGH;
import static io.swell.controller.autoscaling.DecisionReason.NOTHING_RUNS;
import static io.swell.controller.autoscaling.DecisionReason.OUT_OF_BOUNDS;
import static io.swell.controller.autoscaling.DecisionReason.WAITS_FOR_DOWNSCALE_DELAY;
import static io.swell.controller.autoscaling.DecisionReason.WAITS_FOR_UPSCALE_DELAY;
import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionTimelineTest {

    @Test
    void holdsUntilTheUpscaleDelayHasPassed() {
        Timeline.of(deployment().delays(3, 60).config())
                .at(1)
                .demand(12)
                .holds(1, WAITS_FOR_UPSCALE_DELAY)
                .at(3.9)
                .demand(12)
                .holds(1)
                .at(4)
                .demand(12)
                .scalesTo(6); // wish since 1, delay 3
    }

    @Test
    void theLatestWishIsTheOneGranted() {
        Timeline.of(deployment().delays(3, 60).config())
                .at(0)
                .demand(100)
                .holds(1)
                .at(2)
                .demand(6)
                .holds(1)
                .at(3)
                .demand(8)
                .scalesTo(4);
    }

    @Test
    void aMomentOfContentRestartsTheDelay() {
        Timeline.of(deployment().delays(3, 60).config())
                .at(0)
                .demand(12)
                .holds(1)
                .at(2)
                .demand(2)
                .holds(1, ENOUGH)
                .at(3)
                .demand(12)
                .holds(1)
                .at(5.9)
                .demand(12)
                .holds(1)
                .at(6)
                .demand(12)
                .scalesTo(6);
    }

    @Test
    void aChangeOfMindRestartsTheDelay() {
        Timeline.of(deployment().delays(3, 3).config())
                .adopts(5)
                .at(0)
                .demand(2)
                .holds(5, WAITS_FOR_DOWNSCALE_DELAY)
                .at(2)
                .demand(20)
                .holds(5, WAITS_FOR_UPSCALE_DELAY)
                .at(3)
                .demand(2)
                .holds(5)
                .at(5.9)
                .demand(2)
                .holds(5)
                .at(6)
                .demand(2)
                .scalesTo(1);
    }

    @Test
    void goesToNoneInTwoStepsEachWithItsDelay() {
        Timeline.of(deployment().bounds(0, 9).delays(3, 10).delayToZero(4).config())
                .adopts(5)
                .at(0)
                .demand(0)
                .holds(5)
                .at(10)
                .demand(0)
                .scalesTo(1)
                .says("scaled 5 → 1: no load over 30 s wants 0 replicas at 2 each; the wish had lasted 10 s;"
                        + " the last one has a delay of its own")
                .at(10.5)
                .demand(0)
                .holds(1)
                .at(14.4)
                .demand(0)
                .holds(1)
                .at(14.5)
                .demand(0)
                .scalesTo(0)
                .at(15)
                .demand(0)
                .holds(0, NOTHING_RUNS);
    }

    @Test
    void theFirstRequestStartsAReplicaAtOnceAndDoesNotSize() {
        Timeline.of(deployment().bounds(0, 50).config())
                .at(0)
                .demand(0)
                .holds(0, NOTHING_RUNS)
                .at(5)
                .demand(300)
                .scalesTo(1, COLD_START)
                .says("scaled 0 → 1: 300 ongoing and no replica runs")
                .running(0)
                .at(6)
                .demand(300)
                .holds(1, COLD_START)
                .says("holds 1: 300 ongoing and no replica runs yet")
                .running(1)
                .at(7)
                .demand(300)
                .holds(1, WAITS_FOR_UPSCALE_DELAY);
    }

    @Test
    void aLiveRequestStartsAReplicaBeforeTheWindowKnows() {
        Timeline.of(deployment().bounds(0, 50).config())
                .at(0)
                .load(0)
                .holds(0)
                .at(60)
                .load(1)
                .scalesTo(1, COLD_START);
    }

    @Test
    void keepsItsTargetWhileAllReplicasAreDown() {
        Timeline.of(deployment().bounds(0, 50).delays(0, 0).config())
                .adopts(7)
                .running(0)
                .at(0)
                .demand(3)
                .holds(7, COLD_START)
                .at(1)
                .demand(0)
                .holds(7, NOTHING_RUNS);
    }

    @Test
    void aPolicyThatWantsReplicasWhileNothingRunsNeedNotWait() {
        Timeline.of(deployment().bounds(0, 50).config(), context -> 4)
                .at(0)
                .demand(0)
                .scalesTo(4, NOTHING_RUNS);
    }

    @Test
    void gainIsReckonedFromWhatRunsAndDelayFromWhatIsGranted() {
        // 10 granted, 4 run; 20 wanted: half the way from 4 is 12
        Timeline.of(deployment().gains(0.5, 1).delays(0, 0).config())
                .adopts(10)
                .running(4)
                .at(0)
                .demand(40)
                .scalesTo(12)
                .says("scaled 10 → 12: 40 ongoing on average over 30 s want 20 replicas at 2 each,"
                        + " the gain makes it 12");
    }

    @Test
    void aWishBeyondTheMaximumStartsNoTimer() {
        Timeline.of(deployment().bounds(1, 5).delays(30, 60).config())
                .adopts(5)
                .at(0)
                .demand(40)
                .holds(5, AT_MAXIMUM)
                .says("holds 5: 40 ongoing on average over 30 s want 20 replicas at 2 each; 5 is the maximum")
                .settled()
                .at(100)
                .demand(40)
                .holds(5, AT_MAXIMUM);
    }

    @Test
    void aWishBelowTheMinimumStartsNoTimer() {
        Timeline.of(deployment().bounds(3, 5).delays(30, 60).config())
                .at(0)
                .demand(0)
                .holds(3, AT_MINIMUM)
                .settled();
    }

    @Test
    void aWishBeyondTheMaximumIsGrantedUpToIt() {
        Timeline.of(deployment().bounds(1, 5).delays(10, 60).config())
                .at(0)
                .demand(40)
                .holds(1)
                .at(10)
                .demand(40)
                .scalesTo(5, AT_MAXIMUM)
                .says("scaled 1 → 5: 40 ongoing on average over 30 s want 20 replicas at 2 each;"
                        + " the wish had lasted 10 s; 5 is the maximum");
    }

    @Test
    void aTargetOutsideItsBoundsIsBroughtInAtOnce() {
        Timeline.of(deployment().bounds(2, 5).config())
                .adopts(9)
                .at(0)
                .demand(18)
                .scalesTo(5, OUT_OF_BOUNDS)
                .says("scaled 9 → 5: 5 is the maximum")
                .adopts(0)
                .running(1)
                .at(1)
                .demand(4)
                .scalesTo(2, OUT_OF_BOUNDS)
                .says("scaled 0 → 2: 2 is the minimum");
    }

    @Test
    void aSpikeIsAveragedByTheRealWindow() {
        // 60 ┤     ██
        //  2 ┤█████  █████████████
        //     0    60 61
        // look-back 30 s: 30 × 2 + 58 for a second make 4 on average from 61 to 90
        Timeline.of(deployment().delays(5, 0).config())
                .at(0)
                .load(2)
                .holds(1)
                .at(60)
                .load(60)
                .holds(1, ENOUGH)
                .at(61)
                .load(2)
                .holds(1, WAITS_FOR_UPSCALE_DELAY)
                .due(66) // whatever comes, it is wished until then
                .at(66)
                .scalesTo(2)
                .at(90)
                .holds(2)
                .at(91)
                .scalesTo(1)
                .at(92)
                .holds(1)
                .settled();
    }

    @Test
    void asksToBeLookedAtWhenSomethingWillChange() {
        Timeline.of(deployment().delays(45, 600).config())
                .at(0)
                .load(2)
                .holds(1)
                .settled()
                .at(100)
                .load(10) // the window moves until 130
                .holds(1, ENOUGH)
                .due(101)
                .at(101)
                .holds(1, WAITS_FOR_UPSCALE_DELAY)
                .due(104.0625) // sooner the mean cannot be small enough again
                .at(130)
                .holds(1)
                .due(146) // settled: when the wish will have lasted
                .at(146)
                .scalesTo(5)
                .due(147)
                .at(147)
                .holds(5)
                .settled();
    }

    @Test
    void meetingTheLiveCountByChanceIsNotSettled() {
        // 0 for 15 s, 10 for 15 s, then 5: the mean is 5 at 30 and still moves
        Timeline timeline = Timeline.of(deployment().bounds(5, 9).config())
                .at(0)
                .load(0)
                .holds(5)
                .at(15)
                .load(10)
                .holds(5)
                .at(30)
                .load(5)
                .holds(5)
                .due(33.75); // until then the mean cannot want another number
        assertThat(timeline.state().explain().load().ongoing()).isEqualTo(5);
    }

    @Test
    void aBurstBetweenTwoLooksIsNotSettledEither() {
        // the count is 0 at both looks; only the integral knows
        Timeline.of(deployment().config())
                .at(0)
                .load(0)
                .holds(1)
                .settled()
                .at(40)
                .load(8)
                .at(40.1)
                .load(0)
                .at(41)
                .holds(1)
                .due(42);
    }

    @Test
    void aMomentWithoutReplicasDoesNotRestartTheDelay() {
        Timeline.of(deployment().delays(10, 60).config())
                .adopts(2)
                .at(0)
                .demand(12)
                .holds(2, WAITS_FOR_UPSCALE_DELAY)
                .running(0)
                .at(4)
                .demand(12)
                .holds(2, COLD_START)
                .at(5)
                .demand(0)
                .holds(2, NOTHING_RUNS)
                .running(2)
                .at(10)
                .demand(12)
                .scalesTo(6);
    }
}
