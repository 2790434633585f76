package io.swell.replica;

import io.swell.shared.id.MetricName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The newest value of each metric one replica recorded. Any thread writes, one reads: what it reads is what each metric was
 * at some moment of the reading.
 */
final class ReplicaMetrics {

    static final int MOST_NAMES = 16;

    private final Map<String, Double> values = new ConcurrentHashMap<>();
    private final Consumer<ReplicaMetrics> onFirst;

    /** @param onFirst is handed this when the first value is recorded, in the thread that records it */
    ReplicaMetrics(Consumer<ReplicaMetrics> onFirst) {
        this.onFirst = onFirst;
    }

    /**
     * Takes the place of the value before.
     *
     * @throws IllegalArgumentException if it is not finite, the name is not legal, or there are as many names as there may be
     */
    void record(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("metric " + name + " must be finite, was: " + value);
        }
        if (values.replace(name, value) == null) {
            admit(name, value);
        }
    }

    private synchronized void admit(String name, double value) {
        MetricName.require(name);
        if (values.size() >= MOST_NAMES && !values.containsKey(name)) {
            throw new IllegalArgumentException("metric name must be one of at most " + MOST_NAMES
                    + " that a replica records, was: '" + name + "' beside " + values.keySet());
        }
        boolean isFirst = values.isEmpty();
        values.put(name, value);
        if (isFirst) {
            onFirst.accept(this);
        }
    }

    void forEach(BiConsumer<String, Double> each) {
        values.forEach(each);
    }
}
