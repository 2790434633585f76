package io.swell.bench.quality;

import static io.swell.bench.quality.SampleCell.cell;
import static io.swell.bench.quality.SampleCell.rival;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void knowsTheMiddleTheTopAndTheShareBelow() {
        Ratios ratios = Ratios.of(DoubleStream.of(4, 1, 3, 2));

        assertThat(ratios.median()).isEqualTo(2.5);
        assertThat(ratios.quantile(0.9)).isEqualTo(4);
        assertThat(ratios.quantile(0.5)).isEqualTo(2);
        assertThat(ratios.max()).isEqualTo(4);
        assertThat(ratios.shareAtMost(3)).isEqualTo(0.75);
    }

    @Test
    void nineOfTenIsNotTheTenth() {
        assertThat(Ratios.of(DoubleStream.iterate(1, i -> i + 1).limit(10)).quantile(0.9))
                .isEqualTo(9);
    }

    @Test
    void saysNothingOfNoCells() {
        Ratios none = Ratios.of(DoubleStream.empty());

        assertThat(none.median()).isNaN();
        assertThat(none.max()).isNaN();
        assertThat(none.shareAtMost(1)).isNaN();
        assertThat(Standing.of(List.of()).shareMet()).isNaN();
        assertThat(Standing.of(List.of()).shareOfTunableMet()).isNaN();
    }

    @Test
    void countsAmongThoseInWhichSomebodyGetsThere() {
        CellResult met =
                cell(1, 0.005, 100).tuned(rival("knative", "0.7", 0.01, 100)).result();
        CellResult late =
                cell(2, 0.02, 100).tuned(rival("knative", "0.7", 0.01, 100)).result();
        CellResult lateWhereFixedIsNot = cell(3, 0.02, 100).fixed(7, 0.01, 200).result();
        CellResult impossible = cell(4, 0.5, 100).result();
        CellResult alone = cell(5, 0.001, 100).result();

        Standing standing = Standing.of(List.of(met, late, lateWhereFixedIsNot, impossible, alone));

        assertThat(standing.cells()).isEqualTo(5);
        assertThat(standing.feasible()).isEqualTo(3);
        assertThat(standing.met()).isEqualTo(1);
        assertThat(standing.shareMet()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(standing.tunable()).isEqualTo(2);
        assertThat(standing.tunableMet()).isEqualTo(1);
        assertThat(standing.shareOfTunableMet()).isEqualTo(0.5);
    }

    @Test
    void comparesCostsOnlyWhereBothAreWithin() {
        CellResult both =
                cell(1, 0.005, 90).tuned(rival("knative", "0.7", 0.01, 100)).result();
        CellResult cheapButLate =
                cell(2, 0.02, 10).tuned(rival("knative", "0.7", 0.01, 100)).result();
        CellResult nobodyElse = cell(3, 0.005, 500).result();

        Standing standing = Standing.of(List.of(both, cheapButLate, nobodyElse));

        assertThat(standing.tuned().count()).isEqualTo(1);
        assertThat(standing.tuned().median()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void theBestRivalIsTheCheapestThatIsWithin() {
        CellResult result = cell(1, 0.005, 100)
                .stock(rival("ray-serve", "", 0, 300), rival("knative", "", 0.02, 80), rival("hpa", "", 0.01, 200))
                .result();

        assertThat(result.bestStock()).map(Rival::name).contains("hpa");
        assertThat(result.costOver(result.bestStock()).getAsDouble()).isEqualTo(0.5);
    }

    @Test
    void aBoundIsComparedWhereItIsKnown() {
        assertThat(cell(1, 0, 150).bound(100).result().costOverBound().getAsDouble())
                .isEqualTo(1.5);
        assertThat(cell(1, 0, 150).result().costOverBound()).isEmpty();
        assertThat(cell(1, 0.02, 150).bound(100).result().costOverBound()).isEmpty();
    }

    @Test
    void onePercentIsStillWithin() {
        assertThat(new Score(0.01, 1, 0).isWithin()).isTrue();
        assertThat(new Score(Math.nextUp(0.01), 1, 0).isWithin()).isFalse();
        assertThat(cell(1, 0.01, 1).result().costOver(Optional.of(rival("a", "", 0.01, 1))))
                .isPresent();
    }
}
