package io.swell.simulator.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.RecordedLoads;
import io.swell.simulator.Trace;
import io.swell.simulator.Traces;
import io.swell.simulator.peers.Baseline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerBoundTest {

    private static final List<String> PEERS =
            List.of("ray-serve", "ray-serve-fast", "knative", "hpa-external", "hpa-utilization", "fixed");

    private static Conditions conditions(int slots, double cold, double slo, int warm) {
        return new Conditions(
                slots,
                Duration.ofMillis(Math.round(cold * 1e3)),
                Duration.ofMillis(Math.round(slo * 1e3)),
                1,
                300,
                warm);
    }

    // 20 requests/s of 1 s keep 20 slots busy: 4 replicas for 300 s, and no plan does it for less; sums that are
    // rounded may let a request end a moment after the next has come
    @Test
    void isTheWorkWhereTheLoadIsConstantAndReplicasAreWarm() {
        Trace trace = Traces.even(20, 6_000, 1);

        LowerBound bound = LowerBound.of(trace, conditions(5, 10, 0.5, 4), 0.01);

        assertThat(bound.replicaSeconds()).isCloseTo(1_200, within(1.0));
        assertThat(bound.withoutWaiting()).isCloseTo(1_200, within(5.0));
    }

    // the same from one replica: three must start, which costs 10 s each, or less where some may be late
    @Test
    void countsColdStarts() {
        Trace trace = Traces.even(20, 6_000, 1);

        LowerBound bound = LowerBound.of(trace, conditions(5, 10, 0.5, 1), 0);

        assertThat(bound.replicaSeconds()).isBetween(1_215.0, 1_230.0);
        assertThat(bound.withoutWaiting()).isCloseTo(1_230, within(5.0));
    }

    // two bursts of 10 s each, 100 s apart, on top of nothing: replicas are started anew, for 10 s each
    @Test
    void givesReplicasUpWhereStartingThemAnewIsCheaper() {
        Trace.Builder bursts = new Trace.Builder();
        for (int i = 0; i < 200; i++) {
            bursts.add(i < 100 ? 0 : 100, 10);
        }
        Trace trace = bursts.build();

        LowerBound bound = LowerBound.of(trace, conditions(5, 10, 0, 20), 0);

        // one replica for 110 s; 19 more for 10 s twice, started anew once
        assertThat(bound.withoutWaiting()).isCloseTo(110 + 19 * 30, within(1e-6));
        assertThat(bound.replicaSeconds()).isBetween(600.0, 680.0);
    }

    @Test
    void isOneReplicaWhereThereIsNextToNothingToDo() {
        Trace trace = Trace.of(new double[] {0, 500}, new double[] {0, 1});

        assertThat(LowerBound.of(trace, conditions(5, 10, 0.5, 1), 0.01).replicaSeconds())
                .isCloseTo(501, within(1e-6));
    }

    // nothing keeps a deployment awake that may sleep: two seconds of one slot are all that is sure
    @Test
    void asksForNoReplicaThatMaySleep() {
        Trace trace = Trace.of(new double[] {0, 500}, new double[] {1, 1});
        Conditions sleepy = new Conditions(1, Duration.ZERO, Duration.ofMillis(500), 0, 10, 0);

        assertThat(LowerBound.of(trace, sleepy, 0.01).replicaSeconds()).isBetween(2.0, 2.1);
    }

    @Test
    void isLowerTheMoreMayBeLate() {
        Trace trace = Traces.wild(2_000, new SplittableRandom(3));
        double before = Double.POSITIVE_INFINITY;
        for (double budget : new double[] {0, 0.001, 0.01, 0.1, 0.5, 1}) {
            double bound =
                    LowerBound.of(trace, conditions(3, 5, 0.3, 2), budget).replicaSeconds();
            assertThat(bound).isLessThanOrEqualTo(before * (1 + 1e-3));
            before = bound;
        }
    }

    /** Whatever a plan did, the bound for just as many late requests is not above its cost. */
    @Test
    void noPlanCostsLess(TestInfo test) {
        long first = new SplittableRandom().nextLong();
        int runs = 60;
        System.out.printf("%s: seeds %d to %d%n", test.getDisplayName(), first, first + runs - 1);
        for (long seed = first; seed < first + runs; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Trace trace = Traces.wild(random.nextInt(1, 2_000), random);
            Conditions conditions = conditions(
                    random.nextInt(1, 8), random.nextDouble(0, 20), random.nextDouble(0, 3), random.nextInt(1, 6));
            for (String name : PEERS) {
                Outcome outcome = Baseline.named(name).play(trace, conditions);
                check(seed, trace, conditions, outcome, name);
            }
            int size = random.nextInt(1, 10);
            Outcome fixed = Baseline.named("fixed=" + size).play(trace, conditions);
            check(seed, trace, conditions.withWarmReplicas(size), fixed, "fixed=" + size);
        }
    }

    /** The best fixed size begins with as many replicas as it has. */
    private static void check(long seed, Trace trace, Conditions conditions, Outcome outcome, String name) {
        Conditions begins = name.equals("fixed") ? conditions.withWarmReplicas(outcome.peakReplicas()) : conditions;
        LowerBound bound = LowerBound.of(trace, begins, outcome.violationRate());
        assertThat(bound.replicaSeconds())
                .as("%s, seed %d", name, seed)
                .isLessThanOrEqualTo(outcome.replicaSeconds() * (1 + 1e-9) + 1e-6);
        if (outcome.waitMax() == 0) {
            assertThat(bound.withoutWaiting())
                    .as("%s, seed %d", name, seed)
                    .isLessThanOrEqualTo(outcome.replicaSeconds() * (1 + 1e-9) + 1e-6);
        }
    }

    @ParameterizedTest(name = "cold start {0} s")
    @CsvSource({"10, 17444, 24155", "60, 17452, 28616"})
    void isThatOfOthersForAnHourOfCalls(int cold, double expected, double withoutWaiting) throws IOException {
        compare(RecordedLoads.languageModel(), cold, 1, expected, withoutWaiting);
    }

    @ParameterizedTest(name = "cold start {0} s")
    @CsvSource({"10, 29443, 40703", "60, 29927, 44537"})
    void isThatOfOthersForAnHourOfBursts(int cold, double expected, double withoutWaiting) throws IOException {
        compare(RecordedLoads.bursts(new SplittableRandom(1)), cold, 0.5, expected, withoutWaiting);
    }

    @Test
    void isThatOfOthersForNineHours() throws IOException {
        compare(RecordedLoads.twitter(new SplittableRandom(1)), 10, 1, 184_534, 248_984);
    }

    /** Found by a program that is not this one. The time is printed; its bound is generous, for a machine may be busy. */
    private static void compare(Trace trace, int cold, double slo, double expected, double withoutWaiting) {
        Conditions conditions = conditions(5, cold, slo, Conditions.warmReplicas(trace, 5));
        long began = System.nanoTime();
        LowerBound bound = LowerBound.of(trace, conditions, 0.01);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%,d requests, cold start %d s: %s in %.2f s%n", trace.size(), cold, bound, seconds);

        assertThat(bound.replicaSeconds()).isCloseTo(expected, within(0.01 * expected));
        assertThat(bound.withoutWaiting()).isCloseTo(withoutWaiting, within(0.01 * withoutWaiting));
        assertThat(seconds).isLessThan(60);
    }
}
