package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    private static final double LOOK = 0.5;

    private final Candidates candidates = new Candidates();
    private double now;

    /** Three replicas of 16 slots are 48; who has 49 in service for minutes needs a fourth, however small its headroom. */
    @Test
    void noLevelIsBelowWhatHasBeenInServiceForLong() {
        observe(49, 400);

        for (int i = 0; i < Candidates.COUNT; i++) {
            assertThat(candidates.level(i)).as("candidate " + i).isGreaterThanOrEqualTo(48.9);
        }
    }

    @Test
    void levelsFallOnceTheLoadHas() {
        observe(49, 400);
        observe(4, 400);

        assertThat(candidates.level(0)).isCloseTo(4, within(0.1));
    }

    @ParameterizedTest(name = "{0} in service")
    @ValueSource(doubles = {0, 1, 10, 100, 1_000})
    void whatIsSteadyDoesNotRise(double inService) {
        observe(inService, 120);

        assertThat(candidates.isRising()).isFalse();
    }

    @ParameterizedTest(name = "{0} in service")
    @ValueSource(doubles = {4, 20, 100, 1_000})
    void whatDoublesWithinHalfAMinuteRises(double inService) {
        observe(inService, 120);
        boolean rose = false;
        for (int i = 0; i < 60; i++) {
            observe(inService * (1 + i / 60.0), LOOK);
            rose |= candidates.isRising();
        }

        assertThat(rose).isEqualTo(inService >= 20);
    }

    private void observe(double inService, double seconds) {
        for (double end = now + seconds; now < end; ) {
            now += LOOK;
            candidates.observe(now, inService, LOOK, 10, 0.5);
        }
    }
}
