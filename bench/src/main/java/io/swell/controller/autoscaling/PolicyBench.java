package io.swell.controller.autoscaling;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.load.RequestCounts;
import io.swell.controller.autoscaling.metric.RecordedMetrics;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.SwellSettings;
import java.time.Duration;
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
 * A full decision at which the policy evaluates: looks come as far apart as it rests between evaluations, none of them is
 * one at which it has nothing to do. The load moves a little with every look, by so little that the target stays.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyBench {

    @Param({"panic-window", "target-tracking", "adaptive"})
    public String policy = "adaptive";

    private final Observation seen = Observation.ofNothing();
    private final Coverage coverage = Coverage.complete(10);
    private final Counted counted = new Counted();
    private DeploymentAutoscalingState state = state(policy);
    private long stepMicros;
    private long nowMicros;
    private long integralMicros;
    private int ongoing;

    /** Each request takes one second. */
    private static final class Counted implements RequestCounts {

        private double arrived;

        @Override
        public long arrivals() {
            return (long) arrived;
        }

        @Override
        public long ends() {
            return (long) arrived;
        }

        @Override
        public long lateWaits() {
            return 0;
        }
    }

    @Setup
    public void declare() {
        state = state(policy);
        stepMicros = switch (policy) {
            case "panic-window" -> 2_000_000;
            case "target-tracking" -> 15_000_000;
            default -> 500_000;
        };
    }

    @Benchmark
    public Object evaluation() {
        nowMicros += stepMicros;
        integralMicros += stepMicros * ongoing;
        counted.arrived += stepMicros / 1e6 * ongoing;
        ongoing = 18 + (int) (nowMicros / stepMicros * 7919 % 3);
        return state.advance(seen.show(
                nowMicros, 0, ongoing, integralMicros, state.target(), coverage, counted, RecordedMetrics.NONE));
    }

    private static DeploymentAutoscalingState state(String policy) {
        DeploymentConfig deployment = SwellSettings.fromConfig(ConfigFactory.parseString(
                                """
                                swell.deployments.bench {
                                  max-ongoing-requests = 5
                                  autoscaling {
                                    min-replicas = 1, initial-replicas = 10, max-replicas = 1000
                                    policy = %s, slo.wait = 500ms
                                  }
                                }
                                """
                                        .formatted(policy))
                        .withFallback(ConfigFactory.defaultReference()))
                .deployments()
                .get(0);
        return new DeploymentAutoscalingState(
                deployment.id(),
                deployment.autoscaling(),
                deployment.maxOngoingRequests(),
                AutoscalingPolicy.named(policy),
                Duration.ofMillis(500),
                20);
    }
}
