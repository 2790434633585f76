package io.swell.bench;

import io.swell.bench.quality.CellResult;
import io.swell.bench.quality.QualityTables;
import io.swell.bench.quality.Standing;
import io.swell.bench.quality.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of the document on decision quality that are made of figures. */
final class QualityPage {

    /** Marks of the parts, in the order of the document. */
    static final List<String> PARTS = List.of("summary", "families", "cells", "peers");

    /** Of the cells that were drawn at random. */
    static final List<String> DRAWN = List.of("drawn");

    private QualityPage() {}

    /** @param skipped workloads whose recordings were not there; may be empty */
    static MarkedPage fill(
            MarkedPage page, List<CellResult> results, List<Must> musts, boolean quick, List<String> skipped) {
        return page.with("summary", summary(Standing.of(results), musts, quick, skipped))
                .with("families", QualityTables.families(results).markdown())
                .with("cells", QualityTables.cells(results))
                .with("peers", QualityTables.peers(results).markdown());
    }

    /** As {@link #fill}, of cells that were drawn at random. */
    static MarkedPage fillDrawn(MarkedPage page, List<CellResult> results, boolean quick, List<String> skipped) {
        List<String> lines = introduction(Standing.of(results), quick, skipped);
        lines.add("");
        lines.addAll(QualityTables.families(results).markdown());
        return page.with("drawn", lines);
    }

    private static List<String> summary(Standing standing, List<Must> musts, boolean quick, List<String> skipped) {
        List<String> lines = introduction(standing, quick, skipped);
        lines.add("");
        Table table = new Table("what", ">must", ">measured", "");
        for (Must must : musts) {
            table.row(
                    must.what(),
                    (must.atMost() ? "≤ " : "≥ ") + must.limitText(),
                    must.measuredText(),
                    must.isMet() ? "met" : "**missed**");
        }
        lines.addAll(table.markdown());
        return lines;
    }

    private static List<String> introduction(Standing standing, boolean quick, List<String> skipped) {
        List<String> lines = new ArrayList<>();
        if (quick) {
            lines.addAll(List.of("*A quick look at some of the cells. Not figures to quote.*", ""));
        }
        if (!skipped.isEmpty()) {
            lines.addAll(
                    List.of("*Skipped, for their recordings were not there: " + String.join(", ", skipped) + ".*", ""));
        }
        lines.addAll(sentences(standing));
        return lines;
    }

    private static List<String> sentences(Standing standing) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Of %,d cells, in %,d a peer tuned for that very cell, or a fixed size chosen with hindsight, keeps late",
                        standing.cells(),
                        standing.feasible()),
                String.format(
                        Locale.ROOT,
                        "requests to 1 %%. Swell, told nothing but the SLO, does so in %,d of them (%.0f %%). Where both do, it costs",
                        standing.met(),
                        100 * standing.shareMet()),
                String.format(
                        Locale.ROOT,
                        "%.2f × the best tuned peer, %.2f × the best peer as it comes, and %.2f × the best fixed size (medians).",
                        standing.tuned().median(),
                        standing.stock().median(),
                        standing.fixed().median()),
                "",
                String.format(
                        Locale.ROOT,
                        "In %,d of the cells no peer gets there at any set-point, only the fixed size, which stands ready before anything has",
                        standing.feasible() - standing.tunable()),
                String.format(
                        Locale.ROOT,
                        "happened. Where a tuned peer does, Swell does so in %,d of %,d (%.0f %%).",
                        standing.tunableMet(),
                        standing.tunable(),
                        100 * standing.shareOfTunableMet()));
    }
}
