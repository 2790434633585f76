package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Ten slots that are taken, and for each second of service four requests more than they can serve. */
    @ParameterizedTest(name = "services of {0} s")
    @ValueSource(doubles = {0.05, 0.1, 0.3, 1, 3, 10})
    void aQueueThatGrowsIsThePartThatFoundNoSlotUpToTwice(double service) {
        double served = 10 / service * Looks.TICK;
        double unserved = 4 / service * Looks.TICK;
        double queued = 0;
        for (int i = 0; i < 400; i++) {
            demand.observe(looks.of(0, 10, served, served, 0));
        }
        for (int i = 0; i < 400; i++) {
            queued += unserved;
            demand.observe(looks.of(queued, 10, served + unserved, served, 0));
        }

        assertThat(demand.serviceSeconds()).isCloseTo(service, offset(1e-3));
        assertThat(demand.inService()).isBetween(14.0, 18.0);
    }

    @Test
    void aQueueThatIsServedIsLessThanNothing() {
        settle(10, 0);
        settle(10, 100);

        demand.observe(looks.of(98, 10, 5, 5, 0));

        assertThat(demand.inService()).isCloseTo(8, offset(0.01));
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
