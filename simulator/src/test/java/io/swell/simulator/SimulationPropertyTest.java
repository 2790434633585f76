package io.swell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What holds whatever the load and whoever decides. Seeds are printed. */
class SimulationPropertyTest {

    private static final int RUNS = 60;

    /** Decides at random, and keeps the books that the pool is held against. */
    private static final class Restless implements Scaler {

        final SimulatedPool pool;
        final RandomGenerator random;
        final int slots;
        final List<Double> starts = new ArrayList<>();
        double dueAt;
        int arrived;
        int started;
        int ended;

        Restless(SimulatedPool pool, int slots, RandomGenerator random) {
            this.pool = pool;
            this.slots = slots;
            this.random = random;
        }

        @Override
        public double dueAt() {
            return dueAt;
        }

        @Override
        public int look(double now) {
            dueAt = now + random.nextExponential();
            check();
            return random.nextInt(-3, 15);
        }

        private void check() {
            assertThat(pool.queued()).isEqualTo(arrived - started);
            assertThat(pool.busySlots()).isEqualTo(started - ended);
            boolean hasFreeSlot = false;
            for (int i = 0; i < pool.running(); i++) {
                assertThat(pool.busy(pool.runningReplica(i))).isBetween(0, slots);
                hasFreeSlot |= pool.busy(pool.runningReplica(i)) < slots;
            }
            assertThat(hasFreeSlot && pool.queued() > 0)
                    .as("a request waits beside a free slot")
                    .isFalse();
            assertThat(pool.running()).isLessThanOrEqualTo(pool.target());
        }

        @Override
        public void arrived(double now) {
            arrived++;
        }

        @Override
        public void started(double now, double waited) {
            started++;
            starts.add(now);
        }

        @Override
        public void ended(double now) {
            ended++;
        }
    }

    @Test
    void losesNoRequestKeepsTheLineAndIsPaidFor(TestInfo test) {
        long first = new SplittableRandom().nextLong();
        System.out.printf("%s: seeds %d to %d%n", test.getDisplayName(), first, first + RUNS - 1);
        for (long seed = first; seed < first + RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Trace trace = Traces.wild(random.nextInt(1, 2_000), random);
            int slots = random.nextInt(1, 8);
            int warm = random.nextInt(0, 5);
            Conditions conditions = new Conditions(
                    slots, Duration.ofMillis(random.nextInt(0, 5_000)), Duration.ofMillis(300), 1, 10, warm);
            Restless[] watcher = new Restless[1];

            Outcome outcome = Simulation.run("restless", trace, conditions, pool -> {
                watcher[0] = new Restless(pool, slots, random);
                return watcher[0];
            });

            assertThat(watcher[0].arrived).isEqualTo(trace.size());
            assertThat(watcher[0].started).isEqualTo(trace.size());
            assertThat(watcher[0].ended).isEqualTo(trace.size());
            assertThat(watcher[0].starts).isSorted();
            for (int i = 0; i < trace.size(); i++) {
                assertThat(watcher[0].starts.get(i)).isGreaterThanOrEqualTo(trace.arrival(i));
            }
            checkOutcome(outcome, trace, slots);
            assertThat(outcome.peakReplicas()).as("seed %d", seed).isGreaterThanOrEqualTo(warm);
        }
    }

    private static void checkOutcome(Outcome outcome, Trace trace, int slots) {
        assertThat(outcome.requests()).isEqualTo(trace.size());
        assertThat(outcome.replicaSeconds()).isGreaterThanOrEqualTo(trace.work() / slots - 1e-6);
        assertThat(outcome.violationRate()).isBetween(0.0, 1.0);
        assertThat(outcome.waitP50()).isLessThanOrEqualTo(outcome.waitP99());
        assertThat(outcome.waitP99()).isLessThanOrEqualTo(outcome.waitMax());
        assertThat(outcome.reversals()).isLessThanOrEqualTo(Math.max(0, outcome.scaleEvents() - 1));
        int target = outcome.events().isEmpty() ? 0 : outcome.events().get(0).from();
        for (ScaleEvent event : outcome.events()) {
            assertThat(event.from()).isEqualTo(target);
            assertThat(event.to()).isNotEqualTo(target).isBetween(1, 10);
            target = event.to();
        }
    }

    @Test
    void sameSeedSameOutcome() {
        Trace trace = Traces.wild(1_000, new SplittableRandom(5));
        Conditions conditions = new Conditions(3, Duration.ofSeconds(2), Duration.ofMillis(300), 1, 10, 2);

        Outcome once = Simulation.run("x", trace, conditions, p -> new Restless(p, 3, new SplittableRandom(6)));
        Outcome again = Simulation.run("x", trace, conditions, p -> new Restless(p, 3, new SplittableRandom(6)));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void nobodyWaitsWhereThereIsEnough() {
        Trace trace = Traces.wild(5_000, new SplittableRandom(7));
        int enough = (trace.peakBusySlots() + 4) / 5;
        Conditions conditions = new Conditions(5, Duration.ofSeconds(2), Duration.ZERO, 1, enough, enough);

        Outcome outcome = Simulation.run("enough", trace, conditions, pool -> new FixedSize());

        assertThat(outcome.waitMax()).isZero();
        assertThat(outcome.violationRate()).isZero();
    }

    /** M/M/10 at 8 requests/s of 1 s each: Erlang C says 0.4092 wait, and 0.2046 s on average. */
    @Test
    void waitsAsQueueingTheorySays() {
        Trace trace = Traces.poisson(8, 400_000, 1, new SplittableRandom(8));
        Conditions conditions = new Conditions(5, Duration.ofSeconds(10), Duration.ZERO, 1, 2, 2);
        double[] waited = new double[1];

        Outcome outcome = Simulation.run("M/M/10", trace, conditions, pool -> new Idle() {
            @Override
            public void started(double now, double wait) {
                waited[0] += wait;
            }
        });

        assertThat(outcome.violationRate()).isCloseTo(0.4092, within(0.01));
        assertThat(waited[0] / trace.size()).isCloseTo(0.2046, within(0.01));
    }

    private static class Idle implements Scaler {
        @Override
        public double dueAt() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public int look(double now) {
            return 0;
        }
    }
}
