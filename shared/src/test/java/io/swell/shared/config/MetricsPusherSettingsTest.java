package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsPusherSettingsTest {

    @Test
    void defaults() {
        assertThat(Reading.settings().metricsPusher())
                .isEqualTo(new MetricsPusherSettings(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(100), 2.0, 65_536));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.settings(
                                """
                swell.metrics-pusher {
                  interval = 1500ms
                  ack-timeout = 1s
                  urgent-interval = 20ms
                  urgent-growth-factor = 1.5
                  max-part-bytes = 8KiB
                }""")
                        .metricsPusher())
                .isEqualTo(new MetricsPusherSettings(
                        Duration.ofMillis(1500), Duration.ofSeconds(1), Duration.ofMillis(20), 1.5, 8_192));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "interval, 0, must be from 1ms to 100d",
        "ack-timeout, -2s, must be from 1ms to 100d",
        "urgent-interval, 0, must be from 1ms to 100d",
        "urgent-growth-factor, 1, must be above 1 and finite",
        "max-part-bytes, 4095, must be from 4KiB to 192KiB",
        "max-part-bytes, 193KiB, must be from 4KiB to 192KiB",
        "max-part-bytes, 5GiB, must be from 4KiB to 192KiB",
        "max-part-bytes, a lot, must be a memory size such as 64KiB",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problems("swell.metrics-pusher." + key + " = " + value))
                .containsExactly("swell.metrics-pusher." + key + " " + rule + ", was: " + value);
    }

    @Test
    void growthIsFinite() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new MetricsPusherSettings(second, second, second, Double.POSITIVE_INFINITY, 8_192))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("urgent-growth-factor must be above 1 and finite, was: Infinity");
    }

    @ParameterizedTest(name = "an acknowledgement may take {0}")
    @CsvSource({"1ms", "1s", "1m"})
    void ackTimeoutMayBeShorterOrLongerThanTheInterval(String timeout) {
        assertThat(Reading.settings("swell.metrics-pusher.ack-timeout = " + timeout)
                        .metricsPusher()
                        .interval())
                .isEqualTo(Duration.ofSeconds(1));
    }
}
