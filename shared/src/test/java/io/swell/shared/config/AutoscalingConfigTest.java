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
                        Optional.empty()));
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
                  slo { wait = 500ms }
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
                        Optional.of(Duration.ofMillis(500))));
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
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-replicas must be at least 1 and min-replicas, was: 4");
    }
}
