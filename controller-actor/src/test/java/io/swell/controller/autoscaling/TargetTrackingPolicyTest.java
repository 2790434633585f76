package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.config.ScalingSpeedConfig;
import io.swell.shared.config.ScalingSpeedConfig.Step;
import io.swell.shared.config.TargetTrackingConfig;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TargetTrackingPolicyTest {

    private static Timeline of(Declared declared) {
        return Timeline.of(declared.policy("target-tracking").config());
    }

    @Test
    void decidesBySyncPeriods() {
        Timeline story = of(deployment().targetOngoing(2));
        story.at(0).load(8).holds(1).due(15);
        story.at(7).holds(1).due(15);
        story.at(15).scalesTo(4);
    }

    @Test
    void growsByFourOrTwofoldInAPeriod() {
        Timeline story = of(deployment().targetOngoing(1));
        story.at(0).load(40).holds(1);
        story.at(15).scalesTo(5);
        story.at(30).scalesTo(10);
        story.at(45).scalesTo(20);
        story.at(60).scalesTo(40);
    }

    @Test
    void aTenthOfTheTargetIsTolerated() {
        Timeline story = of(deployment().bounds(10, 100).targetOngoing(1));
        story.at(0).load(10.9).holds(10);
        story.at(15).holds(10);
        story.load(11.2).at(30).scalesTo(12);
    }

    @Test
    void shrinksWhenFiveMinutesAgree() {
        Timeline story = of(deployment().targetOngoing(1));
        story.at(0).load(5).holds(1);
        story.at(15).scalesTo(5);
        story.load(2);
        for (int second = 30; second < 315; second += 15) {
            story.at(second).holds(5);
        }
        story.at(330).scalesTo(2);
    }

    @Test
    void whatWasNotCarriedOutDoesNotCount() {
        ScalingSpeedConfig fourAMinute = new ScalingSpeedConfig(
                0.1,
                Duration.ZERO,
                ScalingSpeedConfig.Select.MAX,
                List.of(new Step(OptionalInt.of(4), OptionalInt.empty(), Duration.ofMinutes(1))));
        Timeline story = of(deployment()
                .targetOngoing(1)
                .tracking(new TargetTrackingConfig(
                        Duration.ofSeconds(15), fourAMinute, ScalingSpeedConfig.DEFAULT_DOWN)));
        story.at(0).load(40).holds(1);
        story.at(15).scalesTo(5);
        story.adopts(3);
        story.at(30).scalesTo(5);
        story.at(45).holds(5);
        story.at(75).scalesTo(7);
        story.at(90).scalesTo(9);
    }

    @Test
    void afterALongSilenceItMeasuresBeforeItDecides() {
        Timeline story = of(deployment().targetOngoing(1));
        story.at(0).load(0).holds(1);
        story.at(15).holds(1).settled();
        story.at(80_000).load(9).holds(1).due(80_015);
        story.at(80_015).scalesTo(5);
    }

    @Test
    void saysWhatItProposed() {
        Timeline story = of(deployment().targetOngoing(1));
        story.at(0).load(40).holds(1);
        story.at(15).scalesTo(5);
        assertThat(story.state().explain().sentence())
                .isEqualTo("scaled 1 → 5: 40 ongoing on average over 15 s want 5 replicas by policy target-tracking"
                        + " (40.0 ongoing over 15 s propose 40; it may not grow faster)");
    }
}
