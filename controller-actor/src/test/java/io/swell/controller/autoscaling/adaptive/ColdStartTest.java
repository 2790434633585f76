package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class ColdStartTest {

    private final ColdStart coldStart = new ColdStart();
    private final Looks looks = new Looks();

    @Test
    void isTenSecondsUntilOneWasTimed() {
        see(100, 2, 0);

        assertThat(coldStart.seconds()).isEqualTo(10);
    }

    @Test
    void isTheTimeFromOrderToService() {
        see(30, 2, 1);
        see(1, 3, 0);

        assertThat(coldStart.seconds()).isCloseTo(30, offset(0.5));
    }

    @Test
    void anOrderThatWasCalledOffSaysNothing() {
        see(25, 2, 1);
        see(50, 2, 0);
        see(7, 2, 2);
        see(1, 4, 0);

        assertThat(coldStart.seconds()).isCloseTo(7, offset(0.5));
    }

    @Test
    void anOrderThatNobodySawGivenIsNotTimed() {
        see(30, 2, 1);
        coldStart.goOn(1);
        see(4, 2, 1);
        see(1, 3, 0);
        assertThat(coldStart.seconds()).isEqualTo(10);

        see(30, 3, 1);
        see(1, 4, 0);
        assertThat(coldStart.seconds()).as("the next one").isCloseTo(30, offset(0.5));
    }

    private void see(double seconds, int running, int starting) {
        for (double t = 0; t < seconds; t += Looks.TICK) {
            LoadSince load = looks.replicas(running, starting);
            coldStart.observe(load, looks.now());
        }
    }
}
