package io.swell.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.simulator.Trace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticLoadTest {

    private static Trace trace(String name, int seed) {
        return SyntheticLoad.all().stream()
                .filter(load -> load.name().equals(name))
                .findFirst()
                .orElseThrow()
                .trace(seed);
    }

    /** Requests per second between two instants. */
    private static double rate(Trace trace, double from, double to) {
        return IntStream.range(0, trace.size())
                        .mapToDouble(trace::arrival)
                        .filter(at -> at >= from && at < to)
                        .count()
                / (to - from);
    }

    private static double gapCv(Trace trace) {
        double[] gaps = IntStream.range(1, trace.size())
                .mapToDouble(i -> trace.arrival(i) - trace.arrival(i - 1))
                .toArray();
        double mean = IntStream.range(0, gaps.length)
                .mapToDouble(i -> gaps[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, gaps.length)
                .mapToDouble(i -> (gaps[i] - mean) * (gaps[i] - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(square) / mean;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void burstsComeOutOfSilence(int seed) {
        Trace trace = trace("silence", seed);

        assertThat(gapCv(trace)).isGreaterThan(10);
        assertThat(trace.size()).isBetween(2_000, 15_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aFlashCrowdIsTenTimesAsMany(int seed) {
        Trace trace = trace("flash", seed);

        assertThat(rate(trace, 1_200, 1_800)).isCloseTo(80, within(2.0));
        assertThat(rate(trace, 0, 1_200)).isCloseTo(8, within(0.5));
        assertThat(rate(trace, 1_800, 3_600)).isCloseTo(8, within(0.5));
    }

    /** A Poisson process of one rate would have minutes whose counts vary as much as their mean. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void fewClientsMakeTheLoadUneven(int seed) {
        Trace trace = trace("onoff", seed);
        double[] minutes = IntStream.range(0, 60)
                .mapToDouble(minute -> 60 * rate(trace, 60 * minute, 60 * minute + 60))
                .toArray();
        double mean = trace.size() / 60.0;
        double variance = IntStream.range(0, 60)
                .mapToDouble(i -> (minutes[i] - mean) * (minutes[i] - mean))
                .average()
                .orElseThrow();

        assertThat(variance / mean).isGreaterThan(50);
    }

    @Test
    void aStepIsFourfold() {
        Trace trace = trace("step", 1);

        assertThat(rate(trace, 0, 1_800)).isCloseTo(8, within(0.4));
        assertThat(rate(trace, 1_800, 3_600)).isCloseTo(32, within(0.7));
    }

    @Test
    void aRampOnlyRises() {
        Trace trace = trace("ramp", 1);

        assertThat(rate(trace, 0, 360)).isCloseTo(6.5, within(0.8));
        assertThat(rate(trace, 1_620, 1_980)).isCloseTo(29, within(1.5));
        assertThat(rate(trace, 3_240, 3_600)).isCloseTo(51.5, within(2.0));
    }

    @Test
    void aSineComesBackEveryTenMinutes() {
        Trace trace = trace("sine", 1);

        for (int period = 0; period < 6; period++) {
            double begin = 600 * period;
            assertThat(rate(trace, begin + 120, begin + 180)).isGreaterThan(38);
            assertThat(rate(trace, begin + 420, begin + 480)).isLessThan(12);
        }
    }

    @Test
    void aNightIsQuietBetweenTwoDays() {
        Trace trace = trace("night", 1);

        assertThat(rate(trace, 0, 1_200)).isCloseTo(20, within(0.6));
        assertThat(rate(trace, 1_800, 4_800)).isCloseTo(0.2, within(0.05));
        assertThat(rate(trace, 5_400, 7_200)).isCloseTo(20, within(0.6));
    }

    @Test
    void requestsTakeASecondOnAverage() {
        Trace trace = trace("sine", 2);
        double mean = trace.work() / trace.size();
        double square = IntStream.range(0, trace.size())
                .mapToDouble(i -> trace.service(i) * trace.service(i))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1, within(0.02));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(1, within(0.06));
    }

    @Test
    void aSeedSaysAllOfATrace() {
        for (Workload load : SyntheticLoad.all()) {
            Trace one = load.trace(3);
            Trace same = load.trace(3);
            Trace other = load.trace(4);

            assertThat(IntStream.range(0, one.size()).mapToDouble(one::arrival).toArray())
                    .isEqualTo(IntStream.range(0, same.size())
                            .mapToDouble(same::arrival)
                            .toArray());
            assertThat(one.service(0)).isEqualTo(same.service(0)).isNotEqualTo(other.service(0));
        }
    }
}
