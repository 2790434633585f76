package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MustTest {

    @Test
    void saysThatAFigureIsMet() {
        assertThat(Must.atMost("CPU per entry", "µs", 0.3, 0.2104).text())
                .isEqualTo("CPU per entry: must <= 0.300 µs: 0.210 met");
    }

    @Test
    void saysLoudlyThatAFigureIsMissed() {
        assertThat(Must.atMost("a deployment", "B", 4_096, 5_598.3).text())
                .isEqualTo("a deployment: must <= 4,096 B: 5,598 MISSED");
    }

    @Test
    void knowsFiguresThatMustBeLarge() {
        assertThat(Must.atLeast("ingest", "entries/s", 3_000_000, 3_600_000).isMet())
                .isTrue();
        assertThat(Must.atLeast("less CPU", "×", 500, 12.34).text()).isEqualTo("less CPU: must >= 500 ×: 12.3 MISSED");
    }

    @Test
    void takesWhatWasNotMeasuredForMissed() {
        assertThat(Must.atMost("a", "", 1, Double.NaN).isMet()).isFalse();
        assertThat(Must.atLeast("a", "", 1, Double.NaN).isMet()).isFalse();
    }

    @Test
    void tellsProgramsTheSame() {
        assertThat(Must.atMost("CPU per entry", "µs", 0.3, 0.5).json())
                .containsEntry("what", "CPU per entry, µs")
                .containsEntry("limit", 0.3)
                .containsEntry("measured", 0.5)
                .containsEntry("met", false);
    }
}
