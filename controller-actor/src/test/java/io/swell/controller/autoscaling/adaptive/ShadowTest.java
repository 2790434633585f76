package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShadowTest {

    @Test
    void twoBytesHoldAllTokensThereMayBe() {
        assertThat(Shadow.MOST_TICKS).isLessThanOrEqualTo(Character.MAX_VALUE);
        assertThat(Shadow.MOST_TICKS / (double) Shadow.TOKEN_TICKS).isCloseTo(ReversalBudget.MOST, within(1e-3));
    }

    @Test
    void whatIsLongAgoIsTooLongAgoForAReversal() {
        assertThat(Shadow.LONG_AGO).isGreaterThan(Shadow.REVERSAL_TICKS);
    }
}
