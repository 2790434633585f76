package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Five slots a replica, services of a second, cold starts of ten, and 0.5 s to wait. */
class SizingTest {

    private final Sizing sizing = new Sizing(5, 0.5, 100);

    private void inService(double demand) {
        sizing.observe(demand, demand, false, 1, 10);
    }

    @Test
    void aBacklogIsLateOnceItsLastRequestIs() {
        inService(10);

        assertThat(sizing.isLate(10, 20)).isFalse();
        assertThat(sizing.isLate(11, 20)).isTrue();
    }

    @Test
    void drainsABacklogWithinFourteenSecondsOrAColdStart() {
        inService(20);
        assertThat(sizing.extra(139, 4, 20))
                .as("ten slots serve 140 in that time")
                .isEqualTo(2);
        assertThat(sizing.extra(141, 4, 20)).isEqualTo(3);

        sizing.observe(20, 20, false, 1, 30);
        assertThat(sizing.extra(299, 4, 20))
                .as("ten slots serve 300 in a cold start")
                .isEqualTo(2);
        assertThat(sizing.extra(301, 4, 20)).isEqualTo(3);
    }

    @Test
    void ordersNoneForWhatSpareSlotsWillDrainUntilThen() {
        inService(20);

        assertThat(sizing.extra(40, 5, 25)).as("five spare slots drain 50").isZero();
    }

    /** Where 32 need slots and 15 are there, some 120 more wait in ten seconds: told now, not when they are there. */
    @Test
    void reckonsWithTheGrowthUntilReplicasOrderedNowAreReady() {
        inService(32);

        assertThat(sizing.extra(20, 7, 15)).isEqualTo(2);
        assertThat(sizing.extra(20, 7, 32)).as("without growth").isZero();
    }

    @Test
    void givesNothingUpWhileTheLoadRises() {
        inService(20);
        assertThat(sizing.keeping(4, 9)).isEqualTo(4);

        sizing.observe(20, 20, true, 1, 10);
        assertThat(sizing.keeping(4, 9)).isEqualTo(9);
        assertThat(sizing.keeping(12, 9)).isEqualTo(12);
    }

    @Test
    void takesALittleMoreThanThereIsForNoise() {
        inService(20);

        assertThat(sizing.extra(10, 4, 16)).isEqualTo(sizing.extra(10, 4, 20));
    }
}
