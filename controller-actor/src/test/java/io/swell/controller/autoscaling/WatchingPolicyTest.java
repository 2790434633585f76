package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Swell adds to a policy that goes at its own pace, and what it leaves to it. */
class WatchingPolicyTest {

    private final Stubborn policy = new Stubborn();

    /** Wishes what it is told to, and counts how often it looked. */
    private static final class Stubborn implements WatchingPolicy {

        double wish = 1;
        int looks;
        boolean fails;
        long restsUntilMicros = Long.MIN_VALUE;
        long dueMicros = Long.MAX_VALUE;

        @Override
        public void watch(AutoscalingContext context) {
            looks++;
            if (fails) {
                throw new IllegalStateException("blind");
            }
        }

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return wish + context.assumedChange() / context.slots();
        }

        @Override
        public long restsUntilMicros() {
            return restsUntilMicros;
        }

        @Override
        public long dueMicros() {
            return dueMicros;
        }

        @Override
        public String followed() {
            return "its star";
        }
    }

    private Timeline told(Declared declared) {
        return Timeline.of(declared.policy("stubborn").config(), policy);
    }

    @Test
    void gainsAndDelaysAreNotItsOwn() {
        Timeline story = told(deployment().gains(0.5, 0.5).delays(30, 600));
        policy.wish = 9;
        story.at(0).load(8).running(1).scalesTo(9, DecisionReason.AS_WISHED);
        policy.wish = 2;
        story.at(1).running(9).scalesTo(2, DecisionReason.AS_WISHED);
    }

    @Test
    void boundsHold() {
        Timeline story = told(deployment().bounds(2, 5));
        policy.wish = 9;
        story.at(0).load(8).scalesTo(5, DecisionReason.AT_MAXIMUM);
        policy.wish = 0;
        story.at(1).scalesTo(2, DecisionReason.AT_MINIMUM);
    }

    @Test
    void theLastReplicaGoesAfterTheDelayToNone() {
        Timeline story = told(deployment().bounds(0, 5).delays(30, 600).delayToZero(60));
        policy.wish = 3;
        story.at(0).load(8).running(1).scalesTo(3);
        policy.wish = 0;
        story.at(10).load(0).scalesTo(1);
        story.at(11).holds(1, DecisionReason.WAITS_FOR_DOWNSCALE_DELAY).due(71);
        story.at(71).scalesTo(0);
    }

    @Test
    void whoIsOngoingHasAReplica() {
        Timeline story = told(deployment().bounds(0, 5).delays(0, 0));
        policy.wish = 0;
        story.at(0).load(1).running(1).adopts(1).holds(1, DecisionReason.ENOUGH);
    }

    @Test
    void requestsAndNoReplicaStartColdWithoutAskingIt() {
        Timeline story = told(deployment().bounds(0, 5));
        policy.wish = 5;
        story.at(0).load(40).running(0).scalesTo(1, DecisionReason.COLD_START);
        assertThat(policy.looks).isEqualTo(1);
    }

    @Test
    void itsWishMovesByWhatIsAssumedOfWhoDoesNotReport() {
        Timeline story = told(deployment().bounds(1, 20).targetOngoing(5));
        story.adopts(10);
        Coverage halfMissing = new Coverage(4, 3, 0, 5, true, 0, false);
        policy.wish = 8;
        // Fewer: the missing one is taken to keep a quarter of ten replicas busy at 5 each, 12.5 ongoing, and not the 5
        // held.
        story.at(0).load(40).running(10).heard(halfMissing).holds(10, DecisionReason.MISSING_COULD_TURN_IT);
        policy.wish = 12;
        // More: nothing is assumed of it, so 5 requests less.
        story.at(1).scalesTo(11);
    }

    @Test
    void withoutReportsItSeesNothing() {
        told(deployment())
                .at(0)
                .load(3)
                .heard(new Coverage(2, 0, 0, 0, true, 0, false))
                .holds(1, DecisionReason.NO_REPORTS);
        assertThat(policy.looks).isZero();
    }

    @Test
    void oneThatFailsToLookLeavesTheTargetAndIsNotAsked() {
        Timeline story = told(deployment());
        policy.wish = 7;
        policy.fails = true;
        story.at(0).load(3).running(1).holds(1, DecisionReason.POLICY_FAILED);
        assertThat(story.state().explain().sentence())
                .isEqualTo("holds 1: policy stubborn failed: java.lang.IllegalStateException: blind");
        policy.fails = false;
        story.at(1).scalesTo(7);
    }

    @Test
    void explainingDoesNotMakeItLook() {
        Timeline story = told(deployment());
        story.at(0).load(3).running(1).holds(1);
        story.state().explain(new Observation(1_000_000, 0, 3, 3_000_000, 1, Coverage.complete(1)));
        assertThat(policy.looks).isEqualTo(1);
    }

    @Test
    void itsOwnCadenceCounts() {
        Timeline story = told(deployment());
        policy.dueMicros = 15_000_000;
        policy.restsUntilMicros = 14_000_000;
        story.at(0).load(3).running(1).holds(1).due(15);
        assertThat(story.state().rest().untilMicros()).isEqualTo(14_000_000);
        policy.dueMicros = Long.MAX_VALUE;
        story.at(15).holds(1).settled();
    }

    @Test
    void withNothingRunningNoRequestIsMissedForItsRest() {
        Timeline story = told(deployment().bounds(0, 5));
        policy.wish = 0;
        policy.restsUntilMicros = 60_000_000;
        story.at(0).load(0).running(0).holds(0);
        assertThat(story.state().rest().isSome()).isFalse();
    }

    @Test
    void whatItFollowedStandsInTheSentence() {
        Timeline story = told(deployment());
        policy.wish = 2;
        story.at(0).load(3).running(1).scalesTo(2);
        story.says("scaled 1 → 2: 3 ongoing now want 2 replicas by policy stubborn (its star)");
    }
}
