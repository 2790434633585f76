package io.swell.bench.quality;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * One that Swell is compared with in a cell.
 *
 * @param name of the peer
 * @param setting its set-point where it was tuned, its number of replicas where that never changes; else empty
 */
public record Rival(String name, String setting, Score score) {

    /** The cheapest of those within the SLO; the first of equals. */
    static Optional<Rival> cheapestWithin(Collection<Rival> rivals) {
        return rivals.stream()
                .filter(rival -> rival.score.isWithin())
                .min(Comparator.comparingDouble(rival -> rival.score.cost()));
    }

    /** As in {@code knative 0.7}. */
    String text() {
        return setting.isEmpty() ? name : name + " " + setting;
    }
}
