package io.swell.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.simulator.Trace;
import io.swell.simulator.trace.ServiceLaw;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnMatrixTest {

    private static final Workload RECORDED = new Workload(
            "recorded",
            true,
            random -> PoissonArrivals.draw(
                    new double[] {20, 20, 20, 20, 20, 20, 20, 20}, ServiceLaw.parse("lognormal:mean=1s,cv=1"), random));

    private static List<Setting> drawn(int from, int count) {
        return new DrawnMatrix(List.of()).of(from, count).settings();
    }

    @Test
    void aNumberIsAlwaysTheSameLoad() {
        Setting one = drawn(7, 1).get(0);
        Setting again = drawn(1, 7).get(6);

        assertThat(again.cell(1)).isEqualTo(one.cell(1));
        Trace trace = one.workload().trace(7);
        Trace repeated = again.workload().trace(7);
        assertThat(repeated.size()).isEqualTo(trace.size());
        assertThat(repeated.work()).isEqualTo(trace.work());
    }

    @Test
    void drawsOfEveryKind() {
        assertThat(drawn(1, 200).stream()
                        .map(setting -> setting.workload().name())
                        .collect(Collectors.toSet()))
                .isEqualTo(RateShape.all().stream().map(RateShape::name).collect(Collectors.toSet()));
        assertThat(new DrawnMatrix(List.of(RECORDED))
                        .of(1, 200).settings().stream()
                                .filter(setting -> setting.workload().name().equals("recorded"))
                                .count())
                .isBetween(25L, 60L);
    }

    @ParameterizedTest(name = "number {0}")
    @ValueSource(ints = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void staysWithinWhatCanBePlayed(int number) {
        Setting setting = drawn(number, 1).get(0);
        Trace trace = setting.workload().trace(number);
        double last = trace.arrival(trace.size() - 1);

        assertThat(trace.size()).isBetween(100, 300_000);
        assertThat(last).isBetween(2_000.0, 3 * 3_600.0);
        assertThat(trace.work() / last).isBetween(1.0, 160.0);
        assertThat(trace.work() / last / setting.slots()).isLessThan(32);
        assertThat(setting.coldStartSeconds()).isBetween(2, 60);
    }

    @Test
    void aRecordingIsPlayedFasterOrSlowerAndKeepsItsSlots() {
        Workload hours = new Workload("hours", false, random -> {
            double[] rates = new double[2 * 3_600];
            Arrays.fill(rates, 5);
            return PoissonArrivals.draw(rates, ServiceLaw.parse("lognormal:mean=2s,cv=0"), random);
        });
        List<Setting> all = new DrawnMatrix(List.of(hours))
                .of(1, 60).settings().stream()
                        .filter(setting -> setting.workload().name().equals("hours"))
                        .toList();

        assertThat(all).hasSizeGreaterThan(3);
        for (Setting setting : all) {
            Trace trace = setting.workload().trace(setting.seed());
            double last = trace.arrival(trace.size() - 1);
            assertThat(last).isBetween(1_750.0, 3 * 3_600.0);
            assertThat(trace.work() / last).isBetween(1.4, 125.0);
            assertThat(trace.service(0)).isCloseTo(trace.service(trace.size() - 1), within(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ratesOfAllShapesAreNoLessThanNothing(long seed) {
        for (RateShape shape : RateShape.all()) {
            double[] rates = shape.draw().rates(3_600, new SplittableRandom(seed));

            assertThat(rates).as(shape.name()).hasSize(3_600);
            for (double rate : rates) {
                assertThat(rate).as(shape.name()).isGreaterThanOrEqualTo(0).isFinite();
            }
        }
    }
}
