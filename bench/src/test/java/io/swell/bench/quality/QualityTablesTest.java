package io.swell.bench.quality;

import static io.swell.bench.quality.SampleCell.cell;
import static io.swell.bench.quality.SampleCell.rival;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTablesTest {

    private static final CellResult GOOD = cell(1, 0.004, 90)
            .tuned(rival("knative", "0.7", 0.008, 100), rival("ray-serve", "0.3", 0.002, 180))
            .stock(rival("knative", "", 0.03, 80), rival("ray-serve", "", 0, 200))
            .fixed(7, 0.009, 120)
            .bound(60)
            .result();

    private static final CellResult LATE = cell(2, 0.02, 95)
            .tuned(rival("knative", "0.7", 0.008, 100))
            .fixed(8, 0.009, 130)
            .result();

    private static final CellResult DEAR = SampleCell.of(new Cell("step", 60, 1, 1, 1), new Score(0, 240, 12))
            .tuned(rival("hpa-external", "0.5", 0, 200))
            .result();

    @Test
    void givesEachFamilyARowAndOneToAll() {
        List<String> lines = QualityTables.families(List.of(GOOD, LATE, DEAR)).markdown();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("|---|--:|");
        assertThat(lines.get(2))
                .isEqualTo("| sine | 2 | 2 | 1 (50 %) | 0.90 | 0.90 | 0.90 | 0.45 | 0.75 | 1.50 | 2.0 | 2.0 |");
        assertThat(lines.get(3))
                .isEqualTo("| step | 1 | 1 | 1 (100 %) | 1.20 | 1.20 | 1.20 | – | – | – | 12.0 | 12.0 |");
        assertThat(lines.get(4)).startsWith("| all | 3 | 3 | 2 (67 %) | 1.05 | 1.20 | 1.20 |");
    }

    @Test
    void takesSeedsTogetherAndSetsInBoldWhatIsLost() {
        List<String> lines = QualityTables.cells(List.of(GOOD, LATE, DEAR));

        assertThat(lines).contains("### sine", "### step");
        assertThat(lines)
                .contains(
                        "| 10 s | 5 | 0.5 s | **1.20 % (2.00 %)** | 93 | 0.90 | knative 0.7 | 0.45 | ray-serve | 0.75 | 7"
                                + " | 1.50 | 2.0 | late in 1 of 2 |");
        assertThat(lines)
                .contains("| 60 s | 1 | 1 s | 0.00 % | 240 | **1.20** | hpa-external 0.5 | – |  | – |  | – | **12.0** |"
                        + " dearer, restless |");
    }

    @Test
    void saysWhereNobodyGetsThere() {
        CellResult impossible = cell(1, 0.3, 90).result();

        assertThat(QualityTables.cells(List.of(impossible)).get(4)).endsWith("| nobody gets there |");
    }

    @Test
    void namesTheLossesApart() {
        List<String> lines = QualityTables.losses(List.of(GOOD, DEAR)).markdown();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(2))
                .isEqualTo("| step, cold start 60 s, 1 slot, SLO 1 s | 0.00 % | 1.20 | hpa-external 0.5 | 12.0"
                        + " | dearer, restless |");
    }

    @Test
    void showsEveryPeerThatIsWithinTheSlo() {
        CellResult result = cell(1, 0.004, 90_000)
                .stock(rival("ray-serve", "", 0, 200_000), rival("knative", "", 0.5, 10_000))
                .tuned(rival("knative", "0.3", 0.01, 95_500))
                .fixed(7, 0.009, 120_000)
                .result();
        CellResult otherSeed = cell(2, 0.02, 95_000).result();

        List<String> lines = QualityTables.peers(List.of(result, otherSeed)).markdown();

        assertThat(lines.get(2))
                .isEqualTo("| sine, cold start 10 s, 5 slots, SLO 0.5 s | 90.0 (1/2) | 200.0 (1/2) | – | – | – | –"
                        + " | 95.5 (1/2) | – | – | – | – | 120.0 (1/2) |");
    }

    @Test
    void aTableHasAsManyCellsInEachRow() {
        assertThatThrownBy(() -> new Table("a", "b").row(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row must have 2 cells, was: 1");
    }

    @Test
    void aBarInACellEndsNoColumn() {
        assertThat(new Table("a", ">b").row("x|y", 1).markdown())
                .containsExactly("| a | b |", "|---|--:|", "| x\\|y | 1 |");
    }
}
