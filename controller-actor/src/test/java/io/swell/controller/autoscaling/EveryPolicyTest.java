package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.load.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever the policy, under load at random; a failure names its seed. */
class EveryPolicyTest {

    private static final int SEEDS = 60;

    static Set<String> policies() {
        return AutoscalingPolicy.names();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void boundsAreKept(String policy) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int lower = random.nextInt(4);
            int upper = Math.max(1, lower) + random.nextInt(20);
            for (DecisionRecord decision : story(policy, seed, lower, upper)) {
                assertThat(decision.after()).as("seed %d", seed).isBetween(lower, upper);
                assertThat(decision.desired()).as("seed %d", seed).isBetween(0.0, 1e9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theSamePastGivesTheSameDecisions(String policy) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(story(policy, seed, 0, 30)).as("seed %d", seed).isEqualTo(story(policy, seed, 0, 30));
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noneFails(String policy) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(story(policy, seed, 0, 30))
                    .as("seed %d", seed)
                    .extracting(DecisionRecord::reason)
                    .doesNotContain(DecisionReason.POLICY_FAILED, DecisionReason.POLICY_SENSELESS);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aLoadThatStaysIsCarriedInTheEnd(String policy) {
        SplittableRandom random = new SplittableRandom(1);
        Sight sight = new Sight(random);
        DeploymentAutoscalingState state = state(policy, 1, 100);
        for (int second = 0; second < 1_800; second++) {
            state.decide(sight.after(1_000_000, 20, state.target()));
        }
        assertThat(state.target()).as("20 ongoing, 2 each, or 5 at once").isBetween(4, 11);
    }

    private static List<DecisionRecord> story(String policy, int seed, int lower, int upper) {
        SplittableRandom random = new SplittableRandom(seed);
        DeploymentAutoscalingState state = state(policy, lower, upper);
        Sight sight = new Sight(random);
        List<DecisionRecord> decisions = new ArrayList<>();
        int load = 0;
        for (int i = 0; i < 400; i++) {
            load = random.nextInt(8) == 0 ? random.nextInt(random.nextInt(10) == 0 ? 5_000 : 60) : load;
            long micros = random.nextInt(40) == 0 ? random.nextLong(10_000_000_000L) : random.nextLong(3_000_000);
            state.decide(sight.after(micros, load, Math.max(0, state.target() - random.nextInt(3))));
            decisions.add(state.explain());
        }
        return decisions;
    }

    private static DeploymentAutoscalingState state(String policy, int lower, int upper) {
        return new DeploymentAutoscalingState(
                Timeline.ID,
                deployment()
                        .bounds(lower, upper)
                        .promising(0.5, 0.01)
                        .policy(policy)
                        .config(),
                Declared.SLOTS,
                AutoscalingPolicy.named(policy),
                Duration.ofMillis(500),
                20);
    }

    /** What the controller sees as time goes by: counts that never fall, a part of them late. */
    private static final class Sight implements RequestCounts {

        private final SplittableRandom random;
        private long nowMicros;
        private long integralMicros;
        private long arrivals;
        private long ends;
        private long late;
        private int ongoing;

        Sight(SplittableRandom random) {
            this.random = random;
        }

        Observation after(long micros, int load, int running) {
            nowMicros += micros;
            integralMicros += ongoing * micros;
            long came = random.nextLong(1 + load);
            arrivals += came + Math.max(0, load - ongoing);
            ends += came + Math.max(0, ongoing - load);
            late += random.nextInt(5) == 0 ? came : 0;
            ongoing = load;
            int queued = Math.max(0, load - running * Declared.SLOTS);
            return new Observation(nowMicros, queued, load, integralMicros, running, Coverage.complete(3), this);
        }

        @Override
        public long arrivals() {
            return arrivals;
        }

        @Override
        public long ends() {
            return ends;
        }

        @Override
        public long lateWaits() {
            return late;
        }
    }
}
