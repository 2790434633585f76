package io.swell.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    private final ManualClock clock = new ManualClock();

    @Test
    void standsStillUntilMoved() {
        Instant before = clock.instant();
        long nanos = clock.nanoTime();

        clock.advance(Duration.ofMillis(1500));

        assertThat(clock.instant()).isEqualTo(before.plusMillis(1500));
        assertThat(clock.nanoSource().getAsLong() - nanos).isEqualTo(1_500_000_000L);
        assertThat(clock.micros()).isEqualTo(clock.nanoTime() / 1_000);
    }

    @Test
    void wallTimeMayJumpWithoutMonotonicTime() {
        long nanos = clock.nanoTime();

        clock.setWallTime(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        assertThat(clock.nanoTime()).isEqualTo(nanos);
    }

    @Test
    void neverGoesBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .hasMessage("step must not be negative, was: PT-1S");
    }
}
