package io.swell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model, one rule at a time. Waits are seconds before a slot. */
class SimulationTest {

    /** Follows a list of (time, replicas). */
    private static final class Plan implements Scaler {

        private final double[][] steps;
        private int next;

        Plan(double[]... steps) {
            this.steps = steps;
        }

        @Override
        public double dueAt() {
            return next < steps.length ? steps[next][0] : Double.POSITIVE_INFINITY;
        }

        @Override
        public int look(double now) {
            return (int) steps[next++][1];
        }
    }

    private static Conditions conditions(int slots, int coldSeconds, int warm) {
        return new Conditions(slots, Duration.ofSeconds(coldSeconds), Duration.ofSeconds(1), 0, 10, warm);
    }

    private static double[] at(double time, double replicas) {
        return new double[] {time, replicas};
    }

    private static Trace trace(double[]... requests) {
        Trace.Builder trace = new Trace.Builder();
        for (double[] request : requests) {
            trace.add(request[0], request[1]);
        }
        return trace.build();
    }

    // one slot   |--a 0..4--|--b 4..8--|--c 8..12--|
    @Test
    void thoseWhoFindNoSlotWaitInLine() {
        Outcome outcome = Simulation.run(
                "plan", trace(at(0, 4), at(1, 4), at(2, 4)), conditions(1, 10, 1), pool -> new FixedSize());

        assertThat(outcome.waitP50()).isEqualTo(3);
        assertThat(outcome.waitMax()).isEqualTo(6);
        assertThat(outcome.violationRate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(outcome.replicaSeconds()).isEqualTo(12);
    }

    // ordered at 1, ready at 6: b starts there, on a replica that costs since 1
    @Test
    void aReplicaCostsFromItsOrderAndServesAfterItsColdStart() {
        Outcome outcome =
                Simulation.run("plan", trace(at(0, 20), at(2, 4)), conditions(1, 5, 1), pool -> new Plan(at(1, 2)));

        assertThat(outcome.waitMax()).isEqualTo(4);
        assertThat(outcome.replicaSeconds()).isEqualTo(20 + 19);
        assertThat(outcome.peakReplicas()).isEqualTo(2);
        assertThat(outcome.events()).isEqualTo(List.of(new ScaleEvent(1, 1, 2)));
    }

    // two replicas; one is taken away at 1 and drains until 5; the request of 2 waits for the other one
    @Test
    void aReplicaTakenAwayFinishesWhatItHasAndTakesNothingNew() {
        Outcome outcome = Simulation.run(
                "plan", trace(at(0, 8), at(0.5, 4.5), at(2, 1)), conditions(1, 5, 2), pool -> new Plan(at(1, 1)));

        assertThat(outcome.waitMax()).isEqualTo(6);
        assertThat(outcome.replicaSeconds()).isEqualTo(9 + 5);
    }

    // one idle, one busy: the idle one goes, at once
    @Test
    void theLeastBusyReplicaGoesFirst() {
        Outcome outcome = Simulation.run("plan", trace(at(0, 8)), conditions(1, 5, 2), pool -> new Plan(at(1, 1)));

        assertThat(outcome.replicaSeconds()).isEqualTo(8 + 1);
    }

    // 1 -> 4 at 1, 4 -> 2 at 3: the two newest of those starting are called off; the other is ready at 6
    @Test
    void startingReplicasAreCalledOffBeforeAnyThatRuns() {
        Outcome outcome = Simulation.run(
                "plan", trace(at(0, 8), at(2, 1)), conditions(1, 5, 1), pool -> new Plan(at(1, 4), at(3, 2)));

        assertThat(outcome.waitMax()).isEqualTo(4);
        assertThat(outcome.replicaSeconds()).isEqualTo(8 + 7 + 2 * 2);
        assertThat(outcome.reversals()).isEqualTo(1);
    }

    // at 4 the first request ends, and the one that comes just then needs not wait
    @Test
    void departuresComeBeforeArrivals() {
        Outcome outcome =
                Simulation.run("plan", trace(at(0, 4), at(4, 1)), conditions(1, 5, 1), pool -> new FixedSize());

        assertThat(outcome.waitMax()).isZero();
    }

    // ready at 3 with a cold start of 2: the request of 3 finds it
    @Test
    void replicasAreReadyBeforeArrivals() {
        Outcome outcome =
                Simulation.run("plan", trace(at(0, 9), at(3, 1)), conditions(1, 2, 1), pool -> new Plan(at(1, 2)));

        assertThat(outcome.waitMax()).isZero();
    }

    @Test
    void keepsTheBounds() {
        Outcome outcome = Simulation.run(
                "plan", trace(at(0, 9)), conditions(1, 2, 1), pool -> new Plan(at(1, 99), at(2, -5), at(2.5, 1)));

        assertThat(outcome.events())
                .isEqualTo(List.of(new ScaleEvent(1, 1, 10), new ScaleEvent(2, 10, 0), new ScaleEvent(2.5, 0, 1)));
    }

    @Test
    void saysSoWhereNothingWillEverServe() {
        assertThatThrownBy(() -> Simulation.run("none", trace(at(0, 1)), conditions(1, 2, 0), p -> new FixedSize()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("requests wait and no replica will ever run");
    }

    @Test
    void aWarmStartIsHalfBusyInTheFirstMinutes() {
        assertThat(Conditions.warmReplicas(Traces.even(20, 20 * 400, 1), 5)).isEqualTo(8);
        assertThat(Conditions.warmReplicas(Traces.even(20, 100, 1), 5)).isEqualTo(1);
    }

    @Test
    void quantilesAreWaitsThatSomebodyHad() {
        WaitQuantiles waits = new WaitQuantiles(new double[] {3, 1, 2, 4});

        assertThat(waits.quantile(0.5)).isEqualTo(2);
        assertThat(waits.quantile(0.51)).isEqualTo(3);
        assertThat(waits.quantile(1)).isEqualTo(4);
        assertThat(waits.quantile(1e-9)).isEqualTo(1);
        assertThat(waits.shareAbove(2)).isEqualTo(0.5);
        assertThat(waits.shareAbove(4)).isZero();
    }

    @Test
    void refusesConditionsThatCannotBe() {
        assertThatThrownBy(() -> conditions(0, 1, 1)).hasMessage("slots must be at least 1, was: 0");
        assertThatThrownBy(() -> conditions(1, -1, 1)).hasMessageContaining("cold start must not be negative");
        assertThatThrownBy(() -> conditions(1, 1, -1)).hasMessage("warm replicas must be at least 0, was: -1");
        assertThatThrownBy(() -> conditions(1, 1, 1).withBounds(3, 2))
                .hasMessage("max replicas must be at least 1 and min, was: 2");
    }
}
