package io.swell.bench.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grid with points at 3, 13, 23, … ms. */
class TickTimerTest {

    private static final long MILLI = 1_000_000;

    @ParameterizedTest(name = "at {0} ms, {1} ms to wait: goes off at {2} ms")
    @CsvSource({
        "100, 0, 100",
        "100, -5, 100",
        "100, 1, 103",
        "100, 9, 103",
        "100, 10, 123",
        "100, 999, 1103",
        "100, 1000, 1113",
        "103, 1000, 1123",
        "-100, 15, -77",
    })
    void goesOffOnItsOwnGridAndNeverEarly(long nowMillis, long waitMillis, long expectedMillis) {
        assertThat(TickTimer.fireNanos(nowMillis * MILLI, waitMillis * MILLI, 3 * MILLI))
                .isEqualTo(expectedMillis * MILLI);
    }
}
