package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoscalingConfigTest {

    @Test
    void defaults() {
        assertThat(Reading.deployment("autoscaling {}").autoscaling())
                .isEqualTo(new AutoscalingConfig(
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
                        TargetTrackingConfig.DEFAULT));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.deployment(
                                """
                autoscaling {
                  min-replicas = 2
                  initial-replicas = 3
                  max-replicas = 4
                  target-ongoing-requests = 5.5
                  look-back-period = 6s
                  upscale-delay = 7s
                  downscale-delay = 8s
                  downscale-to-zero-delay = 9s
                  upscaling-factor = 10
                  downscaling-factor = 0.5
                  aggregation-function = min
                  policy = scheduled
                  slo { wait = 500ms, violations = 2% }
                }""")
                        .autoscaling())
                .isEqualTo(new AutoscalingConfig(
                        2,
                        OptionalInt.of(3),
                        4,
                        5.5,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(8),
                        Optional.of(Duration.ofSeconds(9)),
                        10,
                        0.5,
                        AggregationFunction.MIN,
                        "scheduled",
                        new ServiceLevelConfig(Optional.of(Duration.ofMillis(500)), 0.02),
                        PanicWindowConfig.DEFAULT,
                        TargetTrackingConfig.DEFAULT));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "min-replicas, -1, must be at least 0",
        "initial-replicas, 101, must be from min-replicas to max-replicas",
        "initial-replicas, 0, must be from min-replicas to max-replicas",
        "max-replicas, 0, must be at least 1 and min-replicas",
        "target-ongoing-requests, 0, must be positive and finite",
        "look-back-period, 0, must be at least 1ms",
        "upscale-delay, -1s, must not be negative",
        "downscale-delay, -0.1s, must not be negative",
        "downscale-to-zero-delay, -1ms, must not be negative",
        "upscaling-factor, 0, must be positive and finite",
        "downscaling-factor, -0.5, must be positive and finite",
        "aggregation-function, p90, 'must be mean, max or min'",
        "policy, '\" \"', must not be blank",
        "slo.wait, 0, must be at least 1ms",
        "slo.violations, 0, must be above 0 and below 100 %",
        "slo.violations, 100%, must be above 0 and below 100 %",
        "slo.violations, few, must be a share such as 1% or 0.01",
        "panic-window.stable-window, 2h, must be from 1s to 1h",
        "panic-window.panic-window, 61s, must be from 1s to stable-window",
        "panic-window.panic-threshold, 1, must be above 1 and finite",
        "panic-window.max-scale-up-rate, 0.5, must be above 1 and finite",
        "panic-window.max-scale-down-rate, 1, must be above 1 and finite",
        "panic-window.scale-down-delay, 2h, must be from 0 to 1h",
        "target-tracking.sync-period, 100ms, must be from 1s to 1h",
        "target-tracking.scale-up.tolerance, 100%, must be from 0 to below 100 %",
        "target-tracking.scale-down.stabilization-window, -1s, must be from 0 to 1h",
        "target-tracking.scale-up.select-policy, median, 'must be max, min or disabled'",
        "target-tracking.scale-down.policies, [], must hold at least one",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problemsOfDeployment("autoscaling { " + key + " = " + value + " }"))
                .containsExactly("autoscaling." + key + " " + rule + ", was: " + value.replace("\"", ""));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"max", "MAX", "Max"})
    void theAggregationFunctionIsKnownInAnyLetterCase(String name) {
        assertThat(Reading.deployment("autoscaling.aggregation-function = " + name)
                        .autoscaling()
                        .aggregationFunction())
                .isEqualTo(AggregationFunction.MAX);
    }

    @Test
    void delaysMayBeZeroWithoutAUnit() {
        assertThat(Reading.deployment("autoscaling { upscale-delay = 0, downscale-to-zero-delay = 0 }")
                        .autoscaling())
                .returns(Duration.ZERO, AutoscalingConfig::upscaleDelay)
                .returns(Optional.of(Duration.ZERO), AutoscalingConfig::downscaleToZeroDelay);
    }

    @Test
    void nullIsNotSet() {
        AutoscalingConfig config = Reading.deployment(
                        """
                autoscaling { initial-replicas = null, downscale-to-zero-delay = null, slo.wait = null }""")
                .autoscaling();
        assertThat(config.initialReplicas()).isEmpty();
        assertThat(config.downscaleToZeroDelay()).isEmpty();
        assertThat(config.sloWait()).isEmpty();
    }

    @Test
    void aPromiseIsNeededToSizeForOne() {
        assertThat(Reading.problemsOfDeployment("autoscaling.policy = adaptive"))
                .containsExactly("autoscaling.slo.wait must be set for the policy adaptive, was: null");
        assertThat(Reading.deployment("autoscaling { policy = adaptive, slo.wait = 1s }")
                        .autoscaling()
                        .slo())
                .isEqualTo(new ServiceLevelConfig(Optional.of(Duration.ofSeconds(1)), 0.01));
    }

    @Test
    void stepsOfAScalingSpeedAreReadInOrderAndNamedByTheirPlace() {
        assertThat(Reading.deployment(
                                """
                autoscaling.target-tracking.scale-up.policies = [
                  { percent = 50, period = 1m }, { replicas = 2, period = 10s } ]""")
                        .autoscaling()
                        .targetTracking()
                        .scaleUp()
                        .steps())
                .containsExactly(
                        new ScalingSpeedConfig.Step(OptionalInt.empty(), OptionalInt.of(50), Duration.ofMinutes(1)),
                        new ScalingSpeedConfig.Step(OptionalInt.of(2), OptionalInt.empty(), Duration.ofSeconds(10)));
        assertThat(
                        Reading.problemsOfDeployment(
                                """
                autoscaling.target-tracking.scale-down.policies = [
                  { percent = 50, replicas = 1, period = 1m }, 7, { replicas = 0, period = 1h, pods = 3 } ]"""))
                .containsExactly(
                        "autoscaling.target-tracking.scale-down.policies[0].replicas must be given, or percent, and not"
                                + " both, was: 1",
                        "autoscaling.target-tracking.scale-down.policies[1] must be an object, was: 7",
                        "autoscaling.target-tracking.scale-down.policies[2].replicas must be at least 1, was: 0",
                        "autoscaling.target-tracking.scale-down.policies[2].period must be from 1s to 30m, was: 1h",
                        "autoscaling.target-tracking.scale-down.policies[2].pods is not a known key (nearest: period),"
                                + " was: 3");
    }

    @Test
    void saysTheBrokenRuleInTheUsersKeys() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new AutoscalingConfig(
                        5,
                        OptionalInt.empty(),
                        4,
                        2,
                        second,
                        second,
                        second,
                        Optional.empty(),
                        1,
                        1,
                        AggregationFunction.MEAN,
                        "ongoing-requests",
                        ServiceLevelConfig.NONE,
                        PanicWindowConfig.DEFAULT,
                        TargetTrackingConfig.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-replicas must be at least 1 and min-replicas, was: 4");
    }
}
