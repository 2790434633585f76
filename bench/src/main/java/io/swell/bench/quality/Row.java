package io.swell.bench.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cells that differ in their seed only: a row of a table, in which figures are medians. */
record Row(Cell place, List<CellResult> results, Standing standing) {

    /** More than that, an hour, and a deployment is called restless. */
    static final double CALM = 10;

    /** In the order in which they first occur. */
    static List<Row> of(List<CellResult> results) {
        Map<Cell, List<CellResult>> rows = new LinkedHashMap<>();
        for (CellResult result : results) {
            rows.computeIfAbsent(result.cell().withoutSeed(), place -> new ArrayList<>())
                    .add(result);
        }
        return rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue(), Standing.of(row.getValue())))
                .toList();
    }

    double medianCost() {
        return Ratios.of(results.stream().mapToDouble(result -> result.own().cost()))
                .median();
    }

    /** Whoever it is in most seeds; nobody if there is none in any. */
    String most(Function<CellResult, Optional<Rival>> choice) {
        return results.stream()
                .flatMap(result -> choice.apply(result).stream())
                .collect(Collectors.groupingBy(Rival::text, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey)
                .orElse("");
    }

    boolean isLate() {
        return standing.met() < standing.feasible();
    }

    boolean isDearer() {
        return standing.tuned().median() > 1;
    }

    boolean isRestless() {
        return standing.reversals().max() > CALM;
    }

    /** What is lost here, in words. */
    String losses() {
        int lost = standing.feasible() - standing.met();
        return Stream.of(
                        isLate() ? "late in " + lost + " of " + standing.feasible() : "",
                        isDearer() ? "dearer" : "",
                        isRestless() ? "restless" : "",
                        standing.feasible() == 0 ? "nobody gets there" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
