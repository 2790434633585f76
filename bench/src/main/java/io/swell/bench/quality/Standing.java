package io.swell.bench.quality;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How Swell stands over many cells. Each seed is a cell of its own.
 *
 * @param cells all of them
 * @param feasible those in which a tuned peer or the best fixed size keeps late requests to 1 %
 * @param met those of the feasible in which Swell does as well
 * @param tunable those of the feasible in which a tuned peer gets there, not the fixed size alone
 * @param tunableMet those of the tunable in which Swell does as well
 * @param late late requests of all cells, 0 to 1
 * @param tuned cost as a multiple of the best tuned peer's, where both are within the SLO
 * @param stock the same for the best peer as it comes
 * @param fixed the same for the best fixed size
 * @param bound cost as a multiple of the lower bound, where Swell is within the SLO
 * @param reversals an hour, of all cells
 */
public record Standing(
        int cells,
        int feasible,
        int met,
        int tunable,
        int tunableMet,
        Ratios late,
        Ratios tuned,
        Ratios stock,
        Ratios fixed,
        Ratios bound,
        Ratios reversals) {

    public static Standing of(Collection<CellResult> results) {
        int feasible = (int) results.stream().filter(CellResult::isFeasible).count();
        int lost = (int) results.stream().filter(CellResult::isLost).count();
        return new Standing(
                results.size(),
                feasible,
                feasible - lost,
                (int) results.stream().filter(CellResult::isTunable).count(),
                (int) results.stream()
                        .filter(result -> result.isTunable() && !result.isLost())
                        .count(),
                Ratios.of(results.stream().mapToDouble(result -> result.own().late())),
                present(results, result -> result.costOver(result.bestTuned())),
                present(results, result -> result.costOver(result.bestStock())),
                present(results, result -> result.costOver(result.fixed())),
                present(results, CellResult::costOverBound),
                Ratios.of(results.stream().mapToDouble(result -> result.own().reversalsPerHour())));
    }

    /** Share of the feasible cells in which Swell gets there, 0 to 1; NaN without any. */
    public double shareMet() {
        return feasible == 0 ? Double.NaN : met / (double) feasible;
    }

    /** Share of the tunable cells in which Swell gets there, 0 to 1; NaN without any. */
    public double shareOfTunableMet() {
        return tunable == 0 ? Double.NaN : tunableMet / (double) tunable;
    }

    private static Ratios present(Collection<CellResult> results, Function<CellResult, OptionalDouble> figure) {
        return Ratios.of(results.stream()
                .map(figure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble));
    }
}
