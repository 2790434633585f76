package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PanicWindowPolicyTest {

    private static Timeline of(Declared declared) {
        return Timeline.of(declared.policy("panic-window").config());
    }

    @Test
    void wantsTheMinutesMeanOverItsTargetEveryTwoSeconds() {
        Timeline story = of(deployment().targetOngoing(2)).adopts(2);
        for (int second = 0; second <= 60; second++) {
            story.at(second).load(3).holds(2);
        }
        // The minute's mean passes 4 after 20 s of 6, and the next tick sees it.
        story.load(6);
        for (int second = 61; second < 82; second++) {
            story.at(second).holds(2);
        }
        story.at(82).scalesTo(3);
    }

    @Test
    void aTwofoldLoadIsAPanicInWhichNothingIsTakenAway() {
        Timeline story = of(deployment().targetOngoing(2));
        for (int second = 0; second < 60; second += 2) {
            story.at(second).load(2).holds(1);
        }
        story.at(60).load(20).decide();
        story.at(62).decide();
        assertThat(story.state().target()).as("six seconds' mean of 6.7").isGreaterThanOrEqualTo(3);
        story.at(64).decide();
        story.at(66).decide();
        assertThat(story.state().target()).isEqualTo(10);
        story.load(2);
        for (int second = 68; second < 120; second += 2) {
            story.at(second).holds(10);
        }
        for (int second = 120; second < 300; second += 2) {
            story.at(second).decide();
        }
        assertThat(story.state().target()).isEqualTo(1);
    }

    @Test
    void reportsInBetweenChangeNothing() {
        SplittableRandom random = new SplittableRandom(7);
        Timeline seldom = of(deployment().targetOngoing(2));
        Timeline often = of(deployment().targetOngoing(2));
        double load = 0;
        for (int second = 0; second < 600; second += 2) {
            seldom.at(second).load(load).decide();
            often.at(second).load(load).decide();
            assertThat(often.state().target()).isEqualTo(seldom.state().target());
            for (int part = 1; part < 20; part++) {
                often.at(second + part / 10.0).decide();
            }
            load = random.nextInt(10) == 0 ? random.nextInt(60) : load;
        }
    }

    @Test
    void withNothingLeftToDoItIsNeverDue() {
        Timeline story = of(deployment().targetOngoing(2));
        story.at(0).load(6).decide();
        story.load(0);
        for (int second = 2; second <= 200; second += 2) {
            story.at(second).decide();
        }
        story.settled();
        story.at(90_000).holds(1).settled();
        story.at(90_001).load(50).decide();
        story.at(90_004).decide();
        assertThat(story.state().target())
                .as("hours of silence do not dilute what comes after")
                .isGreaterThan(5);
    }
}
