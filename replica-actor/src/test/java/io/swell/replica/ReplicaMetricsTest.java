package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplicaMetricsTest {

    private final List<ReplicaMetrics> announced = new ArrayList<>();
    private final ReplicaMetrics metrics = new ReplicaMetrics(announced::add);

    private Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        metrics.forEach(values::put);
        return values;
    }

    @Test
    void theNewestValueCounts() {
        metrics.record("backlog", 3);
        metrics.record("age", 0.5);
        metrics.record("backlog", -4);

        assertThat(values()).isEqualTo(Map.of("backlog", -4.0, "age", 0.5));
    }

    @Test
    void announcesItselfOnceWithTheFirstValue() {
        assertThat(announced).isEmpty();
        metrics.record("backlog", 3);
        metrics.record("backlog", 4);
        metrics.record("age", 4);

        assertThat(announced).containsExactly(metrics);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        metrics.record("backlog", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.record("backlog", value))
                .withMessage("metric backlog must be finite, was: " + value);
        assertThat(values()).isEqualTo(Map.of("backlog", 1.0));
    }

    @Test
    void refusesAnIllegalName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.record("Back log", 1))
                .withMessage("metric name must be 1 to 63 lower-case letters, digits or hyphens, was: 'Back log'");
        assertThat(announced).isEmpty();
    }

    @Test
    void takesSixteenNamesAtMost() {
        for (int i = 0; i < 16; i++) {
            metrics.record("m" + i, i);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.record("one-more", 1))
                .withMessageStartingWith(
                        "metric name must be one of at most 16 that a replica records, was: 'one-more' beside [");
        metrics.record("m3", 33);
        assertThat(values()).hasSize(16).containsEntry("m3", 33.0);
    }

    @Test
    void anyThreadMayRecord() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int own = thread;
            done.add(threads.submit(() -> {
                go.await();
                for (int i = 0; i < 10_000; i++) {
                    metrics.record("shared", i);
                    metrics.record("of-" + own, i);
                }
                return null;
            }));
        }
        go.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();

        assertThat(values()).hasSize(5).containsEntry("of-3", 9_999.0).containsEntry("shared", 9_999.0);
        assertThat(announced).hasSize(1);
    }
}
