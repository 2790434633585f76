package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;

import io.swell.shared.config.AggregationFunction;
import org.junit.jupiter.api.Test;

class DecisionSentenceTest {

    private static Timeline tenGranted() {
        return Timeline.of(deployment().delays(0, 0).config()).adopts(10);
    }

    @Test
    void aWishThatLasted() {
        Timeline.of(deployment().bounds(2, 9).config())
                .at(0)
                .demand(9.84)
                .holds(2)
                .says("holds 2: 9.8 ongoing on average over 30 s want 5 replicas at 2 each;"
                        + " the wish has lasted 0 s of 30 s")
                .at(30)
                .demand(9.84)
                .scalesTo(5)
                .says("scaled 2 → 5: 9.8 ongoing on average over 30 s want 5 replicas at 2 each;"
                        + " the wish had lasted 30 s")
                .at(31)
                .demand(9.84)
                .holds(5)
                .says("holds 5: 9.8 ongoing on average over 30 s want 5 replicas at 2 each");
    }

    @Test
    void minutesAndASingleReplica() {
        Timeline.of(deployment().config())
                .adopts(2)
                .at(0)
                .demand(0.25)
                .holds(2)
                .says("holds 2: 0.25 ongoing on average over 30 s want 1 replica at 2 each;"
                        + " the wish has lasted 0 s of 10 min");
    }

    @Test
    void aWindowThatHasJustBegunOrIsNoMean() {
        Timeline.of(deployment().delays(0, 0).config())
                .at(0)
                .load(8)
                .scalesTo(4)
                .says("scaled 1 → 4: 8 ongoing now want 4 replicas at 2 each");
        Timeline.of(deployment().aggregate(AggregationFunction.MAX).config())
                .at(0)
                .demand(2)
                .holds(1)
                .says("holds 1: 2 ongoing at the highest over 30 s want 1 replica at 2 each");
        Timeline.of(deployment().aggregate(AggregationFunction.MIN).config())
                .at(0)
                .demand(2)
                .holds(1)
                .says("holds 1: 2 ongoing at the lowest over 30 s want 1 replica at 2 each");
    }

    @Test
    void veryLittleIsNotNothing() {
        Timeline.of(deployment().config())
                .at(0)
                .demand(0.001)
                .holds(1)
                .says("holds 1: under 0.01 ongoing on average over 30 s want 1 replica at 2 each");
    }

    @Test
    void anotherPolicyIsNamed() {
        Timeline.of(deployment().delays(0, 0).policy("tea-leaves").config(), context -> 2.5)
                .at(0)
                .demand(4)
                .scalesTo(3)
                .says("scaled 1 → 3: 4 ongoing on average over 30 s want 3 replicas by policy tea-leaves");
    }

    @Test
    void whoWasNotHeard() {
        tenGranted()
                .at(0)
                .heard(new Coverage(10, 8, 0, 6, true, 0, false))
                .demand(30)
                .scalesTo(12)
                .says("scaled 10 → 12: 24 ongoing on average over 30 s want 12 replicas at 2 each"
                        + " (8 of 10 processes report, the others are taken to have nothing)");
        tenGranted()
                .at(0)
                .heard(new Coverage(10, 8, 0, 0, true, 0, false))
                .demand(8)
                .scalesTo(6)
                .says("scaled 10 → 6: 12 ongoing on average over 30 s want 6 replicas at 2 each"
                        + " (8 of 10 processes report, the others are taken to run at target)");
        tenGranted()
                .at(0)
                .heard(new Coverage(10, 8, 0, 0, true, 0, false))
                .demand(17)
                .holds(10)
                .says("holds 10: 17 ongoing on average over 30 s want 9 replicas at 2 each,"
                        + " but 2 of 10 processes do not report and could make the difference");
    }

    @Test
    void whyFewerAreOutOfTheQuestion() {
        String fewer = "holds 10: 2 ongoing on average over 30 s want 1 replica at 2 each, but ";
        Timeline timeline = tenGranted().at(0);
        timeline.demand(2)
                .heard(new Coverage(10, 4, 0, 0, true, 0, false))
                .holds(10)
                .says(fewer + "only 4 of 10 processes report");
        timeline.heard(new Coverage(10, 10, 0, 0, false, 0, false))
                .holds(10)
                .says(fewer + "not every process has been watched for a whole look-back period yet");
        timeline.heard(new Coverage(10, 10, 0, 0, true, 25_000_000, true))
                .holds(10)
                .says(fewer + "the controller is late with its reports, the oldest is 25 s old");
        timeline.heard(new Coverage(10, 9, 1, 12, true, 0, false))
                .holds(10)
                .says(fewer + "1 process out of reach may still have 12 ongoing");
    }

    @Test
    void noDataIsNotNoLoad() {
        Timeline timeline = tenGranted().at(0);
        timeline.heard(new Coverage(0, 0, 0, 0, true, 0, false))
                .demand(0)
                .holds(10)
                .says("holds 10: no process has reported, which is not the same as no load");
        timeline.heard(new Coverage(3, 0, 0, 0, true, 0, false))
                .holds(10)
                .says("holds 10: none of 3 processes reports, which is not the same as no load");
    }

    @Test
    void nothingRuns() {
        Timeline.of(deployment().bounds(0, 5).config()).at(0).demand(0).holds(0).says("holds 0: no replica runs");
        Timeline.of(deployment().bounds(0, 5).config(), context -> 3)
                .at(0)
                .demand(0)
                .scalesTo(3)
                .says("scaled 0 → 3: no replica runs, and no load over 30 s wants 3 replicas at 2 each");
    }
}
