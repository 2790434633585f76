package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void takesTheMiddleOne() {
        assertThat(of(9, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(of(1, 2, 4, 90).median()).isEqualTo(3);
    }

    @Test
    void showsTheRangeBesideTheMedian() {
        assertThat(of(9, 1, 3).text("%.1f")).isEqualTo("3.0 [1.0–9.0]");
    }

    @Test
    void takesTheTypicalDistanceFromTheMedianForTheSpread() {
        assertThat(of(1, 9, 10, 11, 90).spread()).isEqualTo(1);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThat(of().median()).isNaN();
    }

    private static Samples of(double... values) {
        Samples samples = new Samples();
        for (double value : values) {
            samples.add(value);
        }
        return samples;
    }
}
