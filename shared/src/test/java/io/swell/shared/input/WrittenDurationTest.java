package io.swell.shared.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDurationTest {

    @ParameterizedTest(name = "{0} are {1} ms")
    @CsvSource({"500ms, 500", "30s, 30000", "1.5m, 90000", "2h, 7200000", "1d, 86400000", "0, 0", "' 10 s ', 10000"})
    void readsANumberWithItsUnit(String text, long millis) {
        assertThat(WrittenDuration.parse(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "30", "-1s", "1 week", "s", "1e3s", "1s2", "PT30M", "99999999999999999s"})
    void readsNothingElse(String text) {
        assertThat(WrittenDuration.parse(text)).isEmpty();
    }

    @Test
    void endsAtTheLongestThereIs() {
        assertThat(WrittenDuration.parse("999999999999999d")).contains(Duration.ofNanos(Long.MAX_VALUE));
    }
}
