package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdaptivePolicyTest {

    private static Timeline of(Declared declared) {
        return Timeline.of(declared.promising(1, 0.01).policy("adaptive").config());
    }

    @Test
    void takesNothingAwayBeforeItHasWatchedForAMinute() {
        Timeline story = of(deployment().bounds(1, 50)).adopts(12);
        for (int second = 0; second < 60; second++) {
            story.at(second).load(1).decide();
            assertThat(story.state().target()).isEqualTo(12);
        }
        for (int second = 60; second < 1_200; second++) {
            story.at(second).decide();
        }
        assertThat(story.state().target()).isLessThan(4);
    }

    @Test
    void carriesTheLoadWithRoomToSpare() {
        Timeline story = of(deployment().bounds(1, 50));
        for (int second = 0; second < 600; second++) {
            story.at(second).load(40).decide();
        }
        assertThat(story.state().target()).isBetween(8, 13);
        assertThat(story.state().explain().sentence())
                .contains("by policy adaptive (")
                .contains("peak of the");
    }

    @Test
    void looksAtReportsButNotAtEachOfAHundredInASecond() {
        Timeline story = of(deployment()).adopts(3);
        story.at(0).load(4).decide();
        assertThat(story.state().rest().untilMicros()).isEqualTo(200_000);
        story.due(1.5);
        story.at(0.1).load(5).decide();
        story.due(1.5);
        story.at(0.3).load(6).decide();
        story.due(1.8);
    }

    /** A look between would tell of a time without arrivals, and have the report after it wait. */
    @Test
    void looksAtNothingBetweenTwoReports() {
        Timeline story = of(deployment()).adopts(3);
        story.at(0).load(4).decide();
        story.at(0.6).decide();
        story.due(1.5);
        story.at(1).load(5).decide();
        story.due(2.5);
    }

    @Test
    void withNothingOngoingAndNothingToTakeAwayItIsNeverDue() {
        Timeline story = of(deployment());
        story.at(0).load(2).decide();
        story.load(0);
        for (int second = 1; second < 8_000 && story.state().dueMicros() != Long.MAX_VALUE; second++) {
            story.at(second).decide();
        }
        story.settled();
        story.at(100_000).load(3).decide();
        assertThat(story.state().dueMicros()).isLessThan(100_002_000_000L);
    }

    @Test
    void theLastReplicaGoesAfterTheDelayToNone() {
        Timeline story = of(deployment().bounds(0, 5).delayToZero(30));
        story.at(0).load(2).running(1).adopts(1).decide();
        story.load(0);
        for (int second = 1; second < 200; second++) {
            story.at(second).decide();
        }
        assertThat(story.state().target()).isZero();
    }

    @Test
    void staysBetweenItsBoundsWhateverTheLoad() {
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Timeline story = of(deployment().bounds(2, 9));
            double second = 0;
            for (int i = 0; i < 500; i++) {
                second += random.nextInt(50) == 0 ? random.nextInt(100_000) : random.nextDouble() * 3;
                story.at(second)
                        .load(random.nextInt(4) == 0 ? random.nextInt(2_000) : random.nextInt(20))
                        .decide();
                assertThat(story.state().target()).as("seed %d", seed).isBetween(2, 9);
            }
        }
    }
}
