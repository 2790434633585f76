package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class DemandTest {

    private final Demand demand = new Demand();
    private final Looks looks = new Looks();

    @Test
    void isWhatRunsWhereNothingWaits() {
        settle(8, 0);

        assertThat(demand.inService()).isEqualTo(8);
        assertThat(demand.serviceSeconds()).isCloseTo(1, offset(1e-9));
    }

    @Test
    void aBacklogThatStandsStillIsNone() {
        settle(8, 0);

        settle(8, 100);

        assertThat(demand.inService()).isCloseTo(8, offset(0.01));
    }

    /** Ten slots of services of one second, 14 requests a second: 4 more wait with every second. */
    @Test
    void aQueueThatGrowsIsThePartThatFoundNoSlot() {
        settle(10, 0);
        double queued = 0;
        for (int i = 0; i < 40; i++) {
            queued += 4 * Looks.TICK;
            demand.observe(looks.of(queued, 10, 7, 5, 0));
        }

        assertThat(demand.inService()).isCloseTo(14, offset(1.1));
    }

    @Test
    void servicesAreTimedOverTakenSlotsAlone() {
        for (int i = 0; i < 1_000; i++) {
            demand.observe(looks.of(500, 10, 1, 2.5, 0));
        }

        assertThat(demand.serviceSeconds()).isCloseTo(2, offset(1e-6));
    }

    @Test
    void silenceIsNothingAndStaysANumber() {
        settle(8, 0);
        settle(0, 0);

        assertThat(demand.inService()).isEqualTo(0);
        assertThat(demand.serviceSeconds()).isFinite().isPositive();
    }

    private void settle(double running, double queued) {
        for (int i = 0; i < 200; i++) {
            demand.observe(looks.of(queued, running, running / 2, running / 2, 0));
        }
    }
}
