package io.swell.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LogScaleTest {

    private final LogScale scale = new LogScale(0.1, 1_000, 400, 0);

    @Test
    void givesEachPowerOfTenTheSameRoom() {
        assertThat(scale.pixel(0.1)).isEqualTo(400);
        assertThat(scale.pixel(1)).isCloseTo(300, Assertions.within(1e-9));
        assertThat(scale.pixel(1_000)).isCloseTo(0, Assertions.within(1e-9));
    }

    @Test
    void keepsWhatIsOutsideAtTheEdge() {
        assertThat(scale.pixel(-5)).isEqualTo(400);
        assertThat(scale.pixel(1e9)).isCloseTo(0, Assertions.within(1e-9));
        assertThat(scale.isBelow(0.05)).isTrue();
        assertThat(scale.isBelow(0.1)).isFalse();
    }

    @Test
    void marksThePowersOfTen() {
        assertThat(scale.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1_000.0);
    }

    @Test
    void writesTicksAsPeopleDo() {
        assertThat(LogScale.text(0.01)).isEqualTo("0.01");
        assertThat(LogScale.text(1)).isEqualTo("1");
        assertThat(LogScale.text(100_000)).isEqualTo("100,000");
    }
}
