package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Five slots a replica, services of a second, cold starts of ten, and 0.5 s to wait. */
class SizingTest {

    private final Sizing sizing = new Sizing(5, 0.5, 100);

    private void inService(double demand) {
        sizing.observe(demand, demand, 1, 10);
    }

    @Test
    void aBacklogIsLateOnceItsLastRequestIs() {
        inService(10);

        assertThat(sizing.isLate(10, 20)).isFalse();
        assertThat(sizing.isLate(11, 20)).isTrue();
    }

    @Test
    void drainsABacklogWithinAColdStart() {
        inService(20);

        assertThat(sizing.extra(100, 4, 20)).as("100 in ten seconds").isEqualTo(2);
    }

    @Test
    void ordersNoneForWhatSpareSlotsWillDrainUntilThen() {
        inService(20);

        assertThat(sizing.extra(40, 5, 25)).as("five spare slots drain 50").isZero();
    }

    /** Where 32 need slots and 15 are there, 100 more wait in ten seconds: told now, not when they are there. */
    @Test
    void reckonsWithTheGrowthUntilReplicasOrderedNowAreReady() {
        inService(32);

        assertThat(sizing.extra(20, 7, 15)).isEqualTo(3);
        assertThat(sizing.extra(20, 7, 32)).as("without growth").isZero();
    }

    @Test
    void takesALittleMoreThanThereIsForNoise() {
        inService(20);

        assertThat(sizing.extra(10, 4, 16)).isEqualTo(sizing.extra(10, 4, 20));
    }
}
