package io.swell.controller.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The control-loop interval is 100 ms, so a tick comes from 100 ms to 1 s after the last. */
class TickScheduleTest {

    private static final long MILLI = 1_000;

    private final TickSchedule ticks = new TickSchedule(Duration.ofMillis(100), 0);

    @Test
    void comesWhenSomethingIsDue() {
        assertThat(ticks.mustBeSet(250 * MILLI)).isTrue();
        assertThat(ticks.set(250 * MILLI)).isEqualTo(250 * MILLI);
    }

    @Test
    void comesNoSoonerThanAnIntervalAfterTheLast() {
        ticks.set(Long.MIN_VALUE);
        ticks.ticked(100 * MILLI);
        assertThat(ticks.set(101 * MILLI)).isEqualTo(200 * MILLI);
        assertThat(ticks.mustBeSet(Long.MIN_VALUE))
                .as("sooner than the soonest")
                .isFalse();
    }

    @Test
    void looksNowAndThenThoughNothingIsDue() {
        assertThat(ticks.set(Long.MAX_VALUE)).isEqualTo(1_000 * MILLI);
    }

    @Test
    void isBroughtForwardByWhatIsDueSoonerAndStaysForWhatIsDueLater() {
        ticks.set(700 * MILLI);
        assertThat(ticks.mustBeSet(900 * MILLI)).isFalse();
        assertThat(ticks.mustBeSet(300 * MILLI)).isTrue();
        assertThat(ticks.set(300 * MILLI)).isEqualTo(300 * MILLI);
    }

    @Test
    void tellsHowLateATickIs() {
        ticks.set(300 * MILLI);
        assertThat(ticks.lateMicros(299 * MILLI)).isZero();
        assertThat(ticks.lateMicros(5_000 * MILLI)).isEqualTo(4_700 * MILLI);
        ticks.ticked(5_000 * MILLI);
        assertThat(ticks.lateMicros(6_000 * MILLI)).as("no tick was awaited").isZero();
    }
}
