package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControllerSettingsTest {

    @Test
    void defaults() {
        assertThat(Reading.settings().controller())
                .isEqualTo(new ControllerSettings(
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(3),
                        20,
                        Duration.ofSeconds(5),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30),
                        3,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        "swell.controller.controller-dispatcher"));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.settings(
                                """
                swell.controller {
                  control-loop-interval = 1s
                  evaluation-interval = 2s
                  report-expiry = 4s
                  decision-history = 5
                  order-timeout = 6s
                  start-backoff-min = 7s
                  start-backoff-max = 8s
                  max-start-failures = 9
                  policy-time-limit = 10s
                  rehearsal = 0
                  dispatcher = my-dispatcher
                }""")
                        .controller())
                .isEqualTo(new ControllerSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        5,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(8),
                        9,
                        Duration.ofSeconds(10),
                        Duration.ZERO,
                        "my-dispatcher"));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "control-loop-interval, 0, must be from 1ms to 100d",
        "evaluation-interval, -1s, must be from 1ms to 100d",
        "report-expiry, 101d, must be from 1ms to 100d",
        "decision-history, 0, must be from 1 to 1000",
        "decision-history, 1001, must be from 1 to 1000",
        "order-timeout, 0s, must be from 1ms to 100d",
        "start-backoff-min, 999us, must be from 1ms to 100d",
        "start-backoff-max, 499ms, must be at least start-backoff-min",
        "max-start-failures, 0, must be at least 1",
        "policy-time-limit, 0, must be from 1ms to 100d",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problems("swell.controller." + key + " = " + value))
                .containsExactly("swell.controller." + key + " " + rule + ", was: " + value);
    }

    @Test
    void namesEveryBrokenRuleWhenMadeInCode() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new ControllerSettings(
                        second, second, second, 0, second, second, Duration.ofMillis(250), 0, second, second, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        """
                        decision-history must be from 1 to 1000, was: 0
                        start-backoff-max must be at least start-backoff-min, was: 250ms
                        max-start-failures must be at least 1, was: 0
                        dispatcher must not be blank, was: ' '""");
    }
}
