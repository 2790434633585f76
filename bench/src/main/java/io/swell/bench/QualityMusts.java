package io.swell.bench;

import io.swell.bench.quality.Ratios;
import io.swell.bench.quality.Standing;
import java.util.List;

/** What is asked of decisions, held against how they stand. */
final class QualityMusts {

    private QualityMusts() {}

    static List<Must> of(Standing standing) {
        return List.of(
                Must.atLeast(
                        "cells with late requests <= 1 %, of those in which a tuned peer or a fixed size gets there",
                        "%", 80, 100 * standing.shareMet()),
                Must.atMost(
                        "cost over the best tuned peer's, median",
                        "×",
                        1.00,
                        standing.tuned().median()),
                Must.atLeast("cells in which it is at most 1.15 ×", "%", 90, percentAtMost(standing.tuned(), 1.15)),
                Must.atMost("the same, worst cell", "×", 1.3, standing.tuned().max()),
                Must.atMost(
                        "cost over the best stock peer's, median",
                        "×",
                        0.90,
                        standing.stock().median()),
                Must.atMost(
                        "cost over the best fixed size's, median",
                        "×",
                        0.90,
                        standing.fixed().median()),
                Must.atLeast(
                        "cells with at most 10 reversals an hour", "%", 90, percentAtMost(standing.reversals(), 10)),
                Must.atMost(
                        "reversals an hour, worst cell",
                        "",
                        15,
                        standing.reversals().max()));
    }

    private static double percentAtMost(Ratios ratios, double limit) {
        return 100 * ratios.shareAtMost(limit);
    }
}
