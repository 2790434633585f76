package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.DecisionReason.POLICY_FAILED;
import static io.swell.controller.autoscaling.DecisionReason.POLICY_OVERRAN;
import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Policies of the user's own that take their time: 100 ms they may. */
class SlowPolicyTest {

    private static final long MILLI = 1_000_000;

    private long nanos;
    private final PolicyLimit limit = PolicyLimit.of(Duration.ofMillis(100), () -> nanos);
    private final Slow policy = new Slow();
    private final Timeline story = Timeline.of(
            deployment().bounds(0, 50).delays(0, 0).policy("com.acme.Slow").config(), policy, limit);

    /** Wishes 9 after so many milliseconds. */
    private final class Slow implements AutoscalingPolicy {
        long takesMillis;
        int asked;

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            asked++;
            nanos += takesMillis * MILLI;
            return 9;
        }
    }

    /** Takes its time to look. */
    private final class SlowWatcher implements WatchingPolicy {
        long takesMillis;
        long laterMillis;
        boolean failsToSayWhen;
        int asked;

        @Override
        public void watch(AutoscalingContext context) {
            nanos += takesMillis * MILLI;
        }

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            asked++;
            nanos += laterMillis * MILLI;
            return 9;
        }

        @Override
        public long restsUntilMicros() {
            return 40_000_000;
        }

        @Override
        public long dueMicros() {
            if (failsToSayWhen) {
                throw new IllegalStateException("no watch");
            }
            return 50_000_000;
        }

        @Override
        public String followed() {
            throw new IllegalStateException("speechless");
        }
    }

    @Test
    void oneThatIsInTimeIsHeard() {
        policy.takesMillis = 100;
        story.at(0).load(1).running(1).adopts(4).scalesTo(9);
    }

    @Test
    void theAnswerOfOneThatOverranIsNotUsed() {
        policy.takesMillis = 101;
        story.adopts(4)
                .at(0)
                .load(1)
                .running(4)
                .holds(4, POLICY_OVERRAN)
                .says("holds 4: policy com.acme.Slow took 101 ms, and may take 100 ms")
                .due(1);
        policy.takesMillis = 1;
        story.at(1).scalesTo(9);
    }

    @Test
    void boundsHoldAllTheSame() {
        policy.takesMillis = 101;
        story.adopts(60).at(0).load(1).running(60).scalesTo(50, DecisionReason.OUT_OF_BOUNDS);
    }

    @Test
    void afterThreeInARowItIsAskedOnceAMinuteUntilItIsInTime() {
        policy.takesMillis = 250;
        story.adopts(4);
        for (int second = 0; second < 3; second++) {
            story.at(second).load(1).running(4).holds(4, POLICY_OVERRAN);
        }
        for (double second = 2.5; second < 62; second += 0.5) {
            story.at(second).holds(4, POLICY_OVERRAN);
        }
        assertThat(policy.asked).isEqualTo(3);
        story.says(
                "holds 4: policy com.acme.Slow took 250 ms, and may take 100 ms; it did so 3 times in a row and is asked"
                        + " once a minute");

        story.at(62).holds(4, POLICY_OVERRAN);
        story.at(63).holds(4, POLICY_OVERRAN);
        assertThat(policy.asked).as("once more after a minute").isEqualTo(4);

        policy.takesMillis = 1;
        story.at(122).scalesTo(9);
        story.at(123).holds(9);
        assertThat(policy.asked).as("asked as any other again").isEqualTo(6);
        policy.takesMillis = 250;
        story.at(124).holds(9, POLICY_OVERRAN);
        story.at(125).holds(9, POLICY_OVERRAN);
        assertThat(policy.asked).as("two overruns are not three").isEqualTo(8);
    }

    @Test
    void overrunsThatDoNotFollowEachOtherAreForgiven() {
        story.adopts(9);
        for (int second = 0; second < 20; second++) {
            policy.takesMillis = second % 3 == 2 ? 1 : 250;
            story.at(second).load(1).running(9).holds(9);
        }
        assertThat(policy.asked).isEqualTo(20);
    }

    @Test
    void allCallsOfADecisionCountTogether() {
        SlowWatcher watcher = new SlowWatcher();
        Timeline tale = watched(watcher);
        watcher.takesMillis = 60;
        watcher.laterMillis = 60;
        tale.adopts(4)
                .at(0)
                .load(1)
                .running(4)
                .holds(4, POLICY_OVERRAN)
                .says("holds 4: policy com.acme.Slow took 120 ms, and may take 100 ms");
        watcher.laterMillis = 40;
        tale.at(1).scalesTo(9);
    }

    @Test
    void oneThatOverranWhileItLookedIsNotAskedAndDoesNotRest() {
        SlowWatcher watcher = new SlowWatcher();
        Timeline tale = watched(watcher);
        watcher.takesMillis = 500;
        tale.adopts(4).at(0).load(1).running(4).holds(4, POLICY_OVERRAN).due(1);
        assertThat(watcher.asked).isZero();
        tale.at(1).holds(4, POLICY_OVERRAN);
        tale.at(2).holds(4, POLICY_OVERRAN).due(3);
        assertThat(tale.state().rest().isSome()).isFalse();
    }

    @Test
    void oneThatFailsToSayWhenToLookAgainHasFailed() {
        SlowWatcher watcher = new SlowWatcher();
        Timeline tale = watched(watcher);
        watcher.failsToSayWhen = true;
        tale.adopts(4).at(0).load(1).running(4).holds(4, POLICY_FAILED).due(1);
        watcher.failsToSayWhen = false;
        tale.at(1).scalesTo(9).at(2).running(9).holds(9);
        assertThat(tale.state().rest().untilMicros()).isEqualTo(40_000_000);
        assertThat(tale.state().explain().wish().followed())
                .isEqualTo("it failed to say what it followed: java.lang.IllegalStateException: speechless");
    }

    @Test
    void swellsOwnAreNotTimed() {
        PolicyLimit broken = new PolicyLimit(0, () -> {
            throw new AssertionError("looked at the clock");
        });
        for (String name : AutoscalingPolicy.names()) {
            AutoscalingPolicy own = AutoscalingPolicy.named(name);
            assertThat(GuardedPolicy.around(own, broken)).isSameAs(own);
            assertThat(GuardedPolicy.isGuarded(own)).isFalse();
        }
        assertThat(GuardedPolicy.isGuarded(GuardedPolicy.around(policy, limit))).isTrue();
    }

    private Timeline watched(WatchingPolicy watcher) {
        return Timeline.of(deployment().bounds(0, 50).policy("com.acme.Slow").config(), watcher, limit);
    }
}
