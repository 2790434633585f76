package io.swell.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.bench.jvm.BenchFailure;
import io.swell.simulator.Trace;
import io.swell.simulator.peers.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Twenty minutes of 8 requests a second, 24 in the middle. */
class SettingRunTest {

    private static final Workload LOAD = new Workload("hump", true, random -> {
        double[] rates = new double[1_200];
        for (int second = 0; second < rates.length; second++) {
            rates[second] = second >= 400 && second < 800 ? 24 : 8;
        }
        return PoissonArrivals.draw(rates, SyntheticLoad.SERVICES, random);
    });
    private static final Setting SETTING = new Setting(LOAD, 1, 10, 5, List.of(0.5, 2.0));
    private static final SloPolicy OWN = new SloDeployment("ongoing-requests");

    private static List<CellResult> play(Bound bound) {
        return SettingRun.of(SETTING, OWN, bound);
    }

    @Test
    void playsOneCellForEachSlo() {
        List<CellResult> results = play(Bound.UNKNOWN);

        assertThat(results)
                .extracting(CellResult::cell)
                .containsExactly(new Cell("hump", 10, 5, 0.5, 1), new Cell("hump", 10, 5, 2, 1));
        assertThat(results.get(1).own().late())
                .isLessThanOrEqualTo(results.get(0).own().late());
        assertThat(results).allSatisfy(result -> {
            assertThat(result.stock()).hasSize(SettingRun.PEERS.size());
            assertThat(result.bound()).isEmpty();
        });
    }

    @Test
    void tunesEachPeerToTheCheapestOfTheGridThatIsWithin() {
        CellResult result = play(Bound.UNKNOWN).get(0);
        Stage stage = new Stage(SETTING, LOAD.trace(1));
        List<Score> sweep = new ArrayList<>();
        Baseline.named("knative")
                .setPoints()
                .forEach(setPoint -> sweep.add(stage.play(setPoint.contender()).get(0)));
        double least = sweep.stream()
                .filter(Score::isWithin)
                .mapToDouble(Score::cost)
                .min()
                .orElseThrow();

        assertThat(result.tuned())
                .filteredOn(rival -> rival.name().equals("knative"))
                .singleElement()
                .satisfies(rival -> {
                    assertThat(rival.score().cost()).isEqualTo(least);
                    assertThat(rival.score().isWithin()).isTrue();
                });
    }

    @Test
    void oneReplicaFewerThanTheFixedSizeIsLate() {
        Stage stage = new Stage(SETTING, LOAD.trace(1));
        Rival fixed = play(Bound.UNKNOWN).get(0).fixed().orElseThrow();
        int replicas = Integer.parseInt(fixed.setting());

        assertThat(stage.play(Baseline.named("fixed=" + replicas)).get(0)).isEqualTo(fixed.score());
        assertThat(fixed.score().isWithin()).isTrue();
        assertThat(stage.play(Baseline.named("fixed=" + (replicas - 1))).get(0).isWithin())
                .isFalse();
    }

    @Test
    void refusesACostBelowTheBound() {
        assertThatThrownBy(() -> play((trace, conditions) -> OptionalDouble.of(1e9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must cost at least the bound, 1.0E9");
    }

    @Test
    void comesToTheSameOnAnyNumberOfThreads() {
        Matrix matrix = new Matrix(List.of(SETTING, new Setting(LOAD, 2, 10, 5, List.of(1.0))));

        List<CellResult> results = MatrixRun.play(matrix, OWN, Bound.UNKNOWN, line -> {});

        assertThat(results).hasSize(3);
        assertThat(results.subList(0, 2)).isEqualTo(play(Bound.UNKNOWN));
        assertThat(results.get(2).cell().seed()).isEqualTo(2);
    }

    @Test
    void whatCannotBeBelievedEndsTheWholeMatrix() {
        Workload broken = new Workload("broken", false, random -> Trace.of(new double[] {1, 0}, new double[] {1, 1}));
        Matrix matrix = new Matrix(List.of(new Setting(broken, 1, 10, 5, List.of(1.0))));

        assertThatThrownBy(() -> MatrixRun.play(matrix, OWN, Bound.UNKNOWN, line -> {}))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("requests must come in order");
    }
}
