package io.swell.simulator.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.RecordedLoads;
import io.swell.simulator.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs and late requests on an hour of recorded calls are those of a simulator that is not this one. */
class RecordedLoadTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ray-serve,       53007.77, 0,        5",
        "ray-serve-fast,  56267.44, 0,        103",
        "knative,         27668.11, 0.006868, 122",
        "hpa-external,    57211.71, 0,        3",
        "hpa-utilization, 34300.12, 0,        5",
        "fixed,           28080,    0.0008,   0"
    })
    void costsWhatItCostsElsewhere(String name, double cost, double late, int events) throws IOException {
        Trace trace = RecordedLoads.languageModel();
        Conditions conditions = new Conditions(
                5, Duration.ofSeconds(10), Duration.ofSeconds(1), 1, 300, Conditions.warmReplicas(trace, 5));

        Outcome outcome = Baseline.named(name).play(trace, conditions);

        assertThat(conditions.warmReplicas()).isEqualTo(12);
        assertThat(outcome.replicaSeconds()).isCloseTo(cost, within(0.005 * cost));
        assertThat(outcome.violationRate()).isCloseTo(late, within(0.0002));
        assertThat(outcome.scaleEvents()).isEqualTo(events);
    }

    /** 147,000 requests in an hour. The bound is generous: a machine may be busy; the figure is printed. */
    @Test
    void anHourIsPlayedInSeconds() {
        double[] arrivals = new double[147_000];
        double[] services = new double[147_000];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = i * 3_600.0 / arrivals.length;
            services[i] = 0.1 + i % 20 * 0.1;
        }
        Trace trace = Trace.of(arrivals, services);
        Conditions conditions = new Conditions(
                5, Duration.ofSeconds(10), Duration.ofSeconds(1), 1, 300, Conditions.warmReplicas(trace, 5));
        for (String name : List.of("ray-serve", "ray-serve-fast", "knative", "hpa-external", "hpa-utilization")) {
            long began = System.nanoTime();
            Outcome outcome = Baseline.named(name).play(trace, conditions);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("%,d requests under %s: %.2f s%n", outcome.requests(), name, seconds);
            assertThat(seconds).isLessThan(5);
        }
    }
}
