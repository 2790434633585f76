package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandleSettingsTest {

    @Test
    void defaults() {
        assertThat(Reading.settings().handle())
                .isEqualTo(new HandleSettings(
                        Duration.ofSeconds(60),
                        Duration.ofMillis(10),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(250)));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.settings(
                                """
                swell.handle {
                  request-timeout = 1m
                  refusal-backoff-min = 2s
                  refusal-backoff-max = 3s
                  abandon-interval = 4s
                  death-grace = 0
                }""")
                        .handle())
                .isEqualTo(new HandleSettings(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ZERO));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "request-timeout, 0, must be from 1ms to 100d",
        "refusal-backoff-min, 0, must be from 1ms to 100d",
        "refusal-backoff-max, 9ms, must be at least refusal-backoff-min",
        "abandon-interval, 0, must be from 1ms to 100d",
        "death-grace, -1ms, must be from 0 to 100d",
        "death-grace, 101d, must be from 0 to 100d",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problems("swell.handle." + key + " = " + value))
                .containsExactly("swell.handle." + key + " " + rule + ", was: " + value);
    }
}
