package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationTextTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "PT0S, 0",
        "PT24H, 1d",
        "PT90M, 90m",
        "PT2H, 2h",
        "PT-1S, -1s",
        "PT0.5S, 500ms",
        "PT1.0005S, 1000500us",
        "PT0.000000001S, 1ns",
        "PT-0.1S, -100ms",
        "P106751991D, 106751991d",
    })
    void writesTheLargestUnitWithoutAFraction(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }
}
