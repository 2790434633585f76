package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.load.RequestCounts;
import io.swell.controller.autoscaling.metric.RecordedMetrics;
import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.PanicWindowConfig;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.TargetTrackingConfig;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A full decision: window, policy, gain, coverage, delay, bounds. The mean moves a little with every one; in one case
 * that is enough load, in the other more is wished and waits for its delay.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBench {

    @Param({"MEAN", "MAX"})
    public AggregationFunction function = AggregationFunction.MEAN;

    private final Observation seen = Observation.ofNothing();
    private final Coverage coverage = Coverage.complete(10);
    private DeploymentAutoscalingState enough = state(10);
    private DeploymentAutoscalingState wishing = state(4);
    private long nowMicros;
    private long integralMicros;
    private int ongoing;

    @Setup
    public void declare() {
        enough = state(10);
        wishing = state(4);
    }

    @Benchmark
    public Object movingMeanEnough() {
        return enough.advance(look(10));
    }

    @Benchmark
    public Object movingMeanWaiting() {
        return wishing.advance(look(4));
    }

    private Observation look(int running) {
        nowMicros += 20_000;
        integralMicros += 20_000L * ongoing;
        ongoing = 18 + (int) (nowMicros / 20_000 * 7919 % 3);
        return seen.show(
                nowMicros, 0, ongoing, integralMicros, running, coverage, RequestCounts.NONE, RecordedMetrics.NONE);
    }

    private DeploymentAutoscalingState state(int target) {
        AutoscalingConfig config = new AutoscalingConfig(
                1,
                OptionalInt.of(target),
                1_000,
                2,
                Duration.ofSeconds(30),
                Duration.ofDays(90),
                Duration.ofDays(90),
                Optional.empty(),
                1,
                1,
                function,
                "ongoing-requests",
                ServiceLevelConfig.NONE,
                PanicWindowConfig.DEFAULT,
                TargetTrackingConfig.DEFAULT);
        return new DeploymentAutoscalingState(
                new DeploymentId("bench"),
                config,
                5,
                AutoscalingPolicy.named(config.policy()),
                Duration.ofMillis(500),
                20);
    }
}
