package io.swell.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.simulator.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private static final Trace ONE_REQUEST = Trace.of(new double[] {0}, new double[] {1});
    private static final Workload AS_IT_IS = new Workload("as-it-is", false, random -> ONE_REQUEST);
    private static final Workload THINNED = new Workload("thinned", true, random -> ONE_REQUEST);

    @Test
    void meetsRecordedLoadWithEveryColdStartSlotsAndSlo() {
        List<Setting> settings = Matrix.full(List.of(AS_IT_IS)).settings().stream()
                .filter(setting -> setting.workload().equals(AS_IT_IS))
                .toList();

        assertThat(settings).hasSize(12);
        assertThat(settings).extracting(Setting::coldStartSeconds).containsOnly(2, 10, 30, 60);
        assertThat(settings).extracting(Setting::slots).containsOnly(1, 5, 16);
        assertThat(settings).allSatisfy(setting -> assertThat(setting.slos()).containsExactly(0.25, 0.5, 1.0, 2.0));
    }

    @Test
    void playsWhatIsRandomWithFiveSeeds() {
        assertThat(Matrix.full(List.of(THINNED)).settings())
                .filteredOn(setting -> setting.workload().equals(THINNED))
                .hasSize(60)
                .extracting(Setting::seed)
                .containsOnly(1, 2, 3, 4, 5);
    }

    @Test
    void hasAllSyntheticLoadsWithoutAnyRecording() {
        Matrix matrix = Matrix.full(List.of());

        assertThat(matrix.settings())
                .extracting(setting -> setting.workload().name())
                .containsOnly("silence", "flash", "onoff", "step", "ramp", "sine", "night");
        assertThat(matrix.cells()).isEqualTo(7 * 4 * 4 * 5);
    }

    @Test
    void aQuickLookHasEveryWorkloadToo() {
        Matrix matrix = Matrix.quick(List.of(AS_IT_IS, THINNED));

        assertThat(matrix.settings())
                .extracting(setting -> setting.workload().name())
                .contains("as-it-is", "thinned", "silence", "night");
        assertThat(matrix.cells()).isLessThan(40);
    }

    @Test
    void slosOfASettingGrow() {
        assertThatThrownBy(() -> new Setting(AS_IT_IS, 1, 10, 5, List.of(1.0, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slos must grow, was: [1.0, 0.5]");
    }
}
