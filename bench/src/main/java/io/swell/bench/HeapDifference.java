package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.node.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the live bytes that one heap has more than another are made of, by class, for each of so many things. */
record HeapDifference(Map<String, Double> bytesByClass) {

    private static final int SHOWN = 45;

    /** Both as a child answers {@code histogram}. */
    static HeapDifference between(JsonNode less, JsonNode more, double things) {
        Map<String, Double> difference = new HashMap<>();
        more.properties()
                .forEach(
                        entry -> difference.put(entry.getKey(), entry.getValue().asLong() / things));
        less.properties()
                .forEach(entry ->
                        difference.merge(entry.getKey(), -entry.getValue().asLong() / things, Double::sum));
        return new HeapDifference(difference);
    }

    /** What remains if so many of the other are taken away. */
    HeapDifference minus(HeapDifference other, double times) {
        Map<String, Double> difference = new HashMap<>(bytesByClass);
        other.bytesByClass().forEach((name, bytes) -> difference.merge(name, -times * bytes, Double::sum));
        return new HeapDifference(difference);
    }

    double total() {
        return bytesByClass.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The largest first. */
    List<String> lines(String of) {
        TextTable table = new TextTable("bytes of " + of, ">bytes");
        bytesByClass.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> -Math.abs(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .forEach(entry -> table.row(entry.getKey(), text(entry.getValue())));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("all classes together: " + text(total()));
        return lines;
    }

    private static String text(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes);
    }
}
