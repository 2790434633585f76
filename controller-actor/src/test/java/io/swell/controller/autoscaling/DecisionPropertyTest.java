package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionPropertyTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void boundsAlwaysHoldAndNothingIsNotANumber(long seed) {
        Random random = new Random(seed);
        AutoscalingConfig config = randomConfig(random);
        DeploymentAutoscalingState state = state(config, 8);
        long now = 0;
        long integral = 0;
        for (int i = 0; i < 3_000; i++) {
            long load = random.nextInt(5) == 0 ? 0 : random.nextInt(200);
            if (random.nextInt(50) == 0) {
                state.adopt(random.nextInt(300));
            }
            int running = random.nextInt(4) == 0 ? random.nextInt(100) : state.target();
            int before = state.target();
            ScalingDecision decision =
                    state.decide(new Observation(now, load / 2.0, load, integral, running, randomCoverage(random)));
            assertThat(state.target()).isBetween(config.minReplicas(), config.maxReplicas());
            assertThat(decision.target()).isEqualTo(state.target());
            assertThat(decision.desired()).isFinite().isNotNegative();
            assertThat(decision instanceof ScalingDecision.ScaleTo).isEqualTo(state.target() != before);
            assertThat(state.dueMicros()).isGreaterThan(now);
            assertThat(state.explain().sentence()).doesNotContain("NaN").doesNotContain("null");
            long elapsed = 1L + random.nextInt(5_000_000);
            now += elapsed;
            integral += load * elapsed - random.nextInt(1000);
        }
        assertThat(state.history()).hasSize(8);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void moreLoadNeverMeansFewerReplicas(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            AutoscalingConfig config = randomConfig(random);
            int running = 1 + random.nextInt(30);
            int target = random.nextInt(30);
            Coverage coverage = randomCoverage(random);
            int last = 0;
            for (double ongoing = coverage.missingLoad(); ongoing < 200; ongoing += 0.5 + random.nextDouble()) {
                DeploymentAutoscalingState state = state(config, 0);
                state.adopt(target);
                state.decide(new Observation(0, 0, ongoing, 0, running, coverage), ongoing);
                // whatever the delays say in the end
                long later = 3_600_000_000L;
                int granted = state.decide(new Observation(later, 0, ongoing, 0, running, coverage), ongoing)
                        .target();
                assertThat(granted)
                        .as("ongoing %s, running %s, target %s, %s, %s", ongoing, running, target, coverage, config)
                        .isGreaterThanOrEqualTo(last);
                last = granted;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void missingReportersNeverMakeAMoveLarger(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            AutoscalingConfig config = randomConfig(random);
            int target = config.minReplicas() + random.nextInt(config.maxReplicas() - config.minReplicas() + 1);
            double ongoing = random.nextDouble() * 100;
            Coverage coverage = randomCoverage(random);
            int damped = grantedAtLength(config, target, ongoing, coverage);
            int plain = grantedAtLength(config, target, ongoing, Coverage.complete(10));
            if (plain >= target) {
                assertThat(damped).isBetween(target, plain);
            } else {
                assertThat(damped).isBetween(plain, target);
            }
        }
    }

    private static int grantedAtLength(AutoscalingConfig config, int target, double ongoing, Coverage coverage) {
        DeploymentAutoscalingState state = state(config, 0);
        state.adopt(target);
        int running = Math.max(1, target);
        state.decide(new Observation(0, 0, ongoing, 0, running, coverage), ongoing);
        return state.decide(new Observation(3_600_000_000L, 0, ongoing, 0, running, coverage), ongoing)
                .target();
    }

    private static DeploymentAutoscalingState state(AutoscalingConfig config, int decisionHistory) {
        return new DeploymentAutoscalingState(
                Timeline.ID,
                config,
                Declared.SLOTS,
                AutoscalingPolicy.named(config.policy()),
                Duration.ofSeconds(1),
                decisionHistory);
    }

    private static AutoscalingConfig randomConfig(Random random) {
        int min = random.nextInt(4);
        AggregationFunction[] functions = AggregationFunction.values();
        return Declared.deployment()
                .bounds(min, Math.max(1, min + random.nextInt(40)))
                .targetOngoing(0.25 * (1 + random.nextInt(20)))
                .lookBack(1 + random.nextInt(60))
                .delays(random.nextInt(30), random.nextInt(60))
                .gains(0.1 + random.nextDouble() * 2, 0.1 + random.nextDouble() * 2)
                .aggregate(functions[random.nextInt(functions.length)])
                .config();
    }

    private static Coverage randomCoverage(Random random) {
        if (random.nextBoolean()) {
            return Coverage.complete(10);
        }
        int fresh = random.nextInt(11);
        double missingLoad = fresh == 10 ? 0 : random.nextInt(10);
        int unreachable = random.nextInt(11 - fresh);
        return new Coverage(10, fresh, unreachable, missingLoad, random.nextInt(4) > 0, 0, random.nextInt(8) == 0);
    }
}
