package io.swell.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.Trace;
import io.swell.simulator.Traces;
import io.swell.simulator.peers.Baseline;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTimelineTest {

    // 20 requests/s of 1 s for a minute, on one replica of 5 slots
    private final Trace trace = Traces.even(20, 1_200, 1);
    private final TimeBuckets buckets = TimeBuckets.until(trace.end(), 900);
    private final Conditions conditions = new Conditions(5, Duration.ofSeconds(10), Duration.ofMillis(500), 1, 300, 1);

    @Test
    void addsUpToTheOutcome() {
        RunTimeline run = new RunTimeline(trace, 0.5, buckets);

        Outcome outcome = Baseline.named("knative").play(trace, conditions, run);

        int late = IntStream.range(0, buckets.count()).map(run::late).sum();
        assertThat(late / 1_200.0).isEqualTo(outcome.violationRate());
        assertThat(IntStream.range(0, buckets.count())
                        .mapToDouble(run::longestWait)
                        .max())
                .hasValue(outcome.waitMax());
        assertThat(cost(run)).isCloseTo(outcome.replicaSeconds(), within(1e-6));
        assertThat(run.decisions()).as("it gives no reasons").isEmpty();
    }

    private static double cost(RunTimeline run) {
        StepLine replicas = run.replicas();
        double cost = 0;
        for (int i = 0; i < replicas.size(); i++) {
            double until = i + 1 < replicas.size() ? replicas.time(i + 1) : run.end();
            cost += replicas.value(i) * (until - replicas.time(i));
        }
        return cost;
    }

    @Test
    void aWitnessChangesNothing() {
        for (String name : new String[] {"ray-serve", "knative", "hpa-external", "fixed", "fixed=3"}) {
            assertThat(Baseline.named(name).play(trace, conditions, new RunTimeline(trace, 0.5, buckets)))
                    .isEqualTo(Baseline.named(name).play(trace, conditions));
        }
    }

    @Test
    void bucketsAreOfALengthThatPeopleCountIn() {
        assertThat(TimeBuckets.until(3_600, 900)).isEqualTo(new TimeBuckets(5, 721));
        assertThat(TimeBuckets.until(0, 900)).isEqualTo(new TimeBuckets(0.01, 1));
        assertThat(TimeBuckets.until(1e8, 900).count()).isLessThanOrEqualTo(900);
        TimeBuckets minute = TimeBuckets.until(60, 900);
        assertThat(minute.index(60)).isEqualTo(minute.count() - 1);
        assertThat(minute.index(1e9)).isEqualTo(minute.count() - 1);
    }

    @Test
    void theLoadIsThatOfTheTrace() {
        LoadTimeline load = LoadTimeline.of(trace, 5, new TimeBuckets(10, 7));

        assertThat(load.arrivals()).hasSize(7);
        assertThat(load.arrivals()[0]).isCloseTo(20, within(1e-9));
        assertThat(load.inService()[0]).isCloseTo(19.05, within(0.06));
        assertThat(load.inService()[3]).isCloseTo(20, within(1e-6));
        assertThat(load.needed()).startsWith(4, 4, 4);
    }
}
