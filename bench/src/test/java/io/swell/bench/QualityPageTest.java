package io.swell.bench;

import static io.swell.bench.quality.SampleCell.cell;
import static io.swell.bench.quality.SampleCell.rival;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.bench.quality.CellResult;
import io.swell.bench.quality.Standing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityPageTest {

    private static final CellResult MET = cell(1, 0.004, 90)
            .tuned(rival("knative", "0.7", 0.008, 100))
            .stock(rival("ray-serve", "", 0, 180))
            .fixed(7, 0.009, 120)
            .result();
    private static final CellResult LATE =
            cell(2, 0.02, 95).tuned(rival("knative", "0.7", 0.008, 100)).result();

    @Test
    void holdsTheStandingAgainstWhatIsAskedFor() {
        List<Must> musts = QualityMusts.of(Standing.of(List.of(MET, LATE)));

        assertThat(musts).hasSize(8);
        assertThat(musts.get(0).measured()).isEqualTo(50);
        assertThat(musts.get(0).isMet()).isFalse();
        assertThat(musts.get(1).measured()).isEqualTo(0.9);
        assertThat(musts.subList(1, 8)).allMatch(Must::isMet);
    }

    @Test
    void beginsWithWhatAReaderWantsToKnow(@TempDir Path folder) {
        List<CellResult> results = List.of(MET, LATE);
        MarkedPage page = MarkedPage.read(folder.resolve("page.md"), QualityPage.PARTS);

        List<String> lines = QualityPage.fill(
                        page, results, QualityMusts.of(Standing.of(results)), false, List.of("bursty (b.csv)"))
                .lines();

        assertThat(String.join(" ", lines))
                .contains("Skipped, for their recordings were not there: bursty (b.csv).")
                .contains("in 2 a peer tuned for that very cell")
                .contains("does so in 1 of them (50 %)")
                .contains(
                        "0.90 × the best tuned peer, 0.50 × the best peer as it comes, and 0.75 × the best fixed size")
                .doesNotContain("Not figures to quote");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("| ≥ 80 % | 50 | **missed** |"))
                .contains("### sine");
    }

    @Test
    void drawnCellsHaveAPartOfTheirOwn(@TempDir Path folder) {
        MarkedPage page = MarkedPage.read(folder.resolve("page.md"), QualityPage.DRAWN);

        List<String> lines = QualityPage.fillDrawn(page, List.of(MET, LATE), true, List.of("bursty (b.csv)"))
                .lines();

        assertThat(String.join(" ", lines))
                .contains("Not figures to quote")
                .contains("Skipped, for their recordings were not there: bursty (b.csv).")
                .contains("does so in 1 of them (50 %)");
        assertThat(lines).startsWith("<!-- begin drawn -->").anySatisfy(line -> assertThat(line)
                .startsWith("| sine | 2 | 2 | 1 (50 %) | 0.90 |"));
    }
}
