package io.swell.bench.quality;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one cell.
 *
 * @param own Swell's run
 * @param stock each peer as it comes, whether within the SLO or not
 * @param tuned each peer at the set-point that costs least within the SLO; without those that are never within it
 * @param fixed the fewest replicas, never changed, that are within it
 * @param bound a cost that no plan within it can be below; empty if none was computed
 */
public record CellResult(
        Cell cell, Score own, List<Rival> stock, List<Rival> tuned, Optional<Rival> fixed, OptionalDouble bound) {

    public CellResult {
        stock = List.copyOf(stock);
        tuned = List.copyOf(tuned);
    }

    Optional<Rival> bestTuned() {
        return Rival.cheapestWithin(tuned);
    }

    Optional<Rival> bestStock() {
        return Rival.cheapestWithin(stock);
    }

    /** Whether somebody gets there, with hindsight. */
    boolean isFeasible() {
        return bestTuned().isPresent() || fixed.isPresent();
    }

    /** Whether a peer gets there, with hindsight, that follows the load. */
    boolean isTunable() {
        return bestTuned().isPresent();
    }

    /** Whether Swell is late where somebody need not be. */
    boolean isLost() {
        return isFeasible() && !own.isWithin();
    }

    /** Swell's cost as a multiple of the rival's, where both are within the SLO. */
    OptionalDouble costOver(Optional<Rival> rival) {
        return own.isWithin() && rival.isPresent() && rival.get().score().isWithin()
                ? OptionalDouble.of(own.cost() / rival.get().score().cost())
                : OptionalDouble.empty();
    }

    OptionalDouble costOverBound() {
        return own.isWithin() && bound.isPresent()
                ? OptionalDouble.of(own.cost() / bound.getAsDouble())
                : OptionalDouble.empty();
    }
}
