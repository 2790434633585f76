package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowTest {

    private static final int SLOTS = 10;

    /**
     * One replica where two are needed. For each service time that passes, ten requests more wait; the last of them is late
     * once it waits for a second, which is after a second whatever the service time.
     */
    @ParameterizedTest(name = "services of {0} s")
    @ValueSource(doubles = {0.05, 0.2, 0.4})
    void aBacklogGrowsByServiceTimesHoweverShort(double service) {
        Shadow shadow = new Shadow(1);
        Candidates candidates = new Candidates();
        Sizing sizing = new Sizing(SLOTS, 1, 1);
        Looks looks = new Looks();
        double arrivals = 0;
        for (int i = 0; i < 3; i++) {
            LoadSince load = looks.of(0, 10, 20 * Looks.TICK / service, 10 * Looks.TICK / service, 0);
            candidates.observe(looks.now(), 20, load.seconds, 10, 1);
            sizing.observe(20, 20, false, service, 10);
            arrivals += i < 2 ? 0 : load.arrivals;
            shadow.observe(load, looks.now(), candidates, sizing, 1);
            assertThat(shadow.late(0)).as("look " + i).isCloseTo((float) arrivals, within((float) (0.01 * arrivals)));
        }
    }

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
