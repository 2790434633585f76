package io.swell.controller.autoscaling;

import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.PanicWindowConfig;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.TargetTrackingConfig;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to remember why: making the record of a decision and putting it into the history. Only a decision that changes
 * the target or its reason is remembered; how often that is, {@link #recordsPerDecision} says of a load that swings.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WhyBench {

    private static final AutoscalingConfig CONFIG = new AutoscalingConfig(
            1,
            OptionalInt.empty(),
            100,
            2,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Optional.empty(),
            1,
            1,
            AggregationFunction.MEAN,
            "ongoing-requests",
            ServiceLevelConfig.NONE,
            PanicWindowConfig.DEFAULT,
            TargetTrackingConfig.DEFAULT);

    private static final long DECIDED_EVERY_MICROS = 500_000;
    private static final int DECISIONS = 7_200;
    private static final double SWING_SECONDS = 600;

    private final DecisionHistory history = new DecisionHistory(20);
    private DeploymentAutoscalingState decided = state();

    @Setup
    public void decide() {
        decided = state();
        swing(decided, 100);
    }

    @Benchmark
    public void remember() {
        history.add(decided.explain());
    }

    /** Of a deployment with the default delays whose load goes from 2 to 20 and back in ten minutes, for an hour. */
    public static double recordsPerDecision() {
        DeploymentAutoscalingState state = state();
        swing(state, DECISIONS);
        List<DecisionRecord> records = state.history();
        return (double) records.size() / DECISIONS;
    }

    private static void swing(DeploymentAutoscalingState state, int decisions) {
        Random random = new Random(1);
        long integralMicros = 0;
        for (int i = 1; i <= decisions; i++) {
            long nowMicros = i * DECIDED_EVERY_MICROS;
            double phase = 2 * Math.PI * nowMicros / 1e6 / SWING_SECONDS;
            int ongoing = (int) Math.max(0, Math.round(11 - 9 * Math.cos(phase) + random.nextGaussian()));
            integralMicros += DECIDED_EVERY_MICROS * ongoing;
            state.advance(
                    new Observation(nowMicros, 0, ongoing, integralMicros, state.target(), Coverage.complete(10)));
        }
    }

    private static DeploymentAutoscalingState state() {
        return new DeploymentAutoscalingState(
                new DeploymentId("bench"),
                CONFIG,
                5,
                AutoscalingPolicy.named(CONFIG.policy()),
                Duration.ofMillis(500),
                1_000);
    }
}
