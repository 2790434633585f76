package io.swell.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One figure, measured several times. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same, each less by so much. */
    Samples minus(double less) {
        Samples samples = new Samples();
        values.forEach(value -> samples.add(value - less));
        return samples;
    }

    Samples times(double factor) {
        Samples samples = new Samples();
        values.forEach(value -> samples.add(value * factor));
        return samples;
    }

    double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double max() {
        return values.isEmpty() ? Double.NaN : Collections.max(values);
    }

    double min() {
        return values.isEmpty() ? Double.NaN : Collections.min(values);
    }

    /** Median of the distances from the median: how far a typical one is off. */
    double spread() {
        double median = median();
        Samples distances = new Samples();
        values.forEach(value -> distances.add(Math.abs(value - median)));
        return distances.median();
    }

    /** Median, and the range in brackets. */
    String text(String format) {
        return String.format(Locale.ROOT, format + " [" + format + "–" + format + "]", median(), min(), max());
    }
}
