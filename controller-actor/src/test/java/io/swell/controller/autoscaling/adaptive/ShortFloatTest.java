package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortFloatTest {

    @Property
    void isWithinAFewThousandths(
            @ForAll @DoubleRange(min = 1, max = 10) double digits,
            @ForAll @IntRange(min = -30, max = 36) int exponent) {
        double value = digits * Math.pow(10, exponent);
        assertThat(rounded(value)).isBetween((float) (value * 511 / 512), (float) (value * 513 / 512));
    }

    @Property
    void whatIsMoreNeverBecomesLess(
            @ForAll @DoubleRange(min = 0, max = 1e5) double one,
            @ForAll @DoubleRange(min = 0, max = 1e5) double other) {
        assertThat(ShortFloat.of(Math.max(one, other)))
                .isEqualTo((char) Math.max(ShortFloat.of(one), ShortFloat.of(other)));
    }

    @Property
    void whatWasRoundedStaysAsItIs(@ForAll @DoubleRange(min = 0, max = 1e6) double value) {
        assertThat(rounded(rounded(value))).isEqualTo(rounded(value));
    }

    @Test
    void nothingIsNothing() {
        assertThat(rounded(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NEGATIVE_INFINITY, Double.NaN})
    void whatIsNoAmountIsNothing(double value) {
        assertThat(rounded(value)).isZero();
    }

    @Test
    void nothingIsEndless() {
        assertThat(rounded(Double.POSITIVE_INFINITY)).isFinite();
    }

    private static float rounded(double value) {
        return ShortFloat.value(ShortFloat.of(value));
    }
}
