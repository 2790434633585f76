package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecorderSettingsTest {

    @Test
    void defaults() {
        assertThat(Reading.settings().recorder())
                .isEqualTo(new RecorderSettings(
                        Optional.empty(), Duration.ofSeconds(1), Duration.ofSeconds(5), 256L << 20));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.settings(
                                """
                swell.recorder {
                  file = "night/load.rec"
                  interval = 500ms
                  flush-interval = 2s
                  max-bytes = 5GiB
                }""")
                        .recorder())
                .isEqualTo(new RecorderSettings(
                        Optional.of(Path.of("night/load.rec")),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        5L << 30));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "file, 7, must be the path of a file",
        "interval, 99ms, must be from 100ms to 1m",
        "interval, 61s, must be from 100ms to 1m",
        "flush-interval, 0, must be from 1ms to 100d",
        "max-bytes, 1MiB, must be at least 2MiB",
        "max-bytes, a lot, must be a memory size such as 64KiB",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problems("swell.recorder." + key + " = " + value))
                .containsExactly("swell.recorder." + key + " " + rule + ", was: " + value);
    }

    @Test
    void aFileHasAName() {
        assertThat(Reading.problems("swell.recorder.file = \" \""))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("swell.recorder.file must not be blank");
    }
}
