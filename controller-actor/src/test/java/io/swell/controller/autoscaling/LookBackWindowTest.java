package io.swell.controller.autoscaling;

import static io.swell.shared.config.AggregationFunction.MAX;
import static io.swell.shared.config.AggregationFunction.MEAN;
import static io.swell.shared.config.AggregationFunction.MIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LookBackWindowTest {

    private static final long SECOND = 1_000_000;

    private final LookBackWindow window = new LookBackWindow(MEAN, 30 * SECOND);
    private final LookBackWindow highest = new LookBackWindow(MAX, 30 * SECOND);
    private final LookBackWindow lowest = new LookBackWindow(MIN, 30 * SECOND);

    @Test
    void saysTheLiveCountBeforeAnythingWasWatched() {
        assertThat(window.value(5 * SECOND, 0, 7)).isEqualTo(7);

        sample(5 * SECOND, 0);
        assertThat(window.value(5 * SECOND, 0, 7)).isEqualTo(7);
        assertThat(highest.value(5 * SECOND, 0, 7)).isEqualTo(7);
        assertThat(lowest.value(5 * SECOND, 0, 7)).isEqualTo(7);
    }

    @Test
    void averagesWhatWasWatchedBeforeAWholePeriodWas() {
        sample(100 * SECOND, 1_000);
        // 0 for 6 s, 10 for 4 s
        assertThat(window.value(110 * SECOND, 1_000 + 40 * SECOND, 10)).isEqualTo(4);
        assertThat(window.watchedMicros(110 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void forgetsWhatLiesBeforeThePeriod() {
        // 100 ┤████
        //   0 ┤    ████████████ now
        //      0   10         40
        sample(0, 0);
        sample(10 * SECOND, 1_000 * SECOND);
        assertThat(window.value(25 * SECOND, 1_000 * SECOND, 0)).isEqualTo(40);
        assertThat(window.value(35 * SECOND, 1_000 * SECOND, 0)).isEqualTo(500.0 / 30);
        assertThat(window.value(40 * SECOND, 1_000 * SECOND, 0)).isZero();
        assertThat(window.watchedMicros(40 * SECOND)).isEqualTo(30 * SECOND);
    }

    @Test
    void survivesAPauseLongerThanThePeriod() {
        sample(0, 0);
        sample(SECOND, 5 * SECOND);
        // one hour at 3, watched by nobody
        assertThat(window.value(3_601 * SECOND, 5 * SECOND + 3 * 3_600 * SECOND, 3))
                .isEqualTo(3);
        sample(3_601 * SECOND, 5 * SECOND + 3 * 3_600 * SECOND);
        assertThat(window.value(3_616 * SECOND, 5 * SECOND + 3 * 3_600 * SECOND, 0))
                .isEqualTo(1.5);
    }

    @Test
    void countsWhatALateReportCorrectsAsRecent() {
        // Idle for an hour; then a report of a second at 30 comes, sampled before it is folded in.
        sample(0, 0);
        sample(3_600 * SECOND, 0);
        assertThat(window.value(3_600 * SECOND, 30 * SECOND, 30)).isEqualTo(1);
    }

    @Test
    void neverFallsBelowZeroWhenTheIntegralIsCorrectedDownwards() {
        sample(0, 1_000);
        sample(10 * SECOND, 1_000);
        assertThat(window.value(11 * SECOND, 400, 0)).isZero();
        assertThat(lowest.value(11 * SECOND, 400, 0)).isZero();
        assertThat(highest.value(11 * SECOND, 400, 0)).isZero();
    }

    @Test
    void leavesASampleThatComesTooSoonToItsSuccessor() {
        sample(0, 0);
        for (int i = 1; i <= 100_000; i++) {
            sample(i * 100L, i * 200L); // 10,000 a second at a load of 2
        }
        assertThat(window.value(10 * SECOND + 1, 20 * SECOND + 2, 2)).isEqualTo(2);
    }

    @Test
    void maximumAndMinimumAreOverBuckets() {
        // 2 for 10 s, 8 for 5 s, 1 for 20 s
        sample(0, 0);
        sample(10 * SECOND, 20 * SECOND);
        sample(15 * SECOND, 60 * SECOND);
        assertThat(highest.value(35 * SECOND, 80 * SECOND, 1)).isEqualTo(8);
        assertThat(lowest.value(35 * SECOND, 80 * SECOND, 1)).isEqualTo(1);
        assertThat(highest.value(45 * SECOND, 90 * SECOND, 1)).isEqualTo(1);
    }

    @Test
    void addsWhatFollowsTheLastSampleToTheLastBucketWhileItIsNarrow() {
        sample(0, 0);
        sample(10 * SECOND, 20 * SECOND);
        // A microsecond in which a report corrected the integral is no bucket of its own.
        assertThat(highest.value(10 * SECOND + 1, 21 * SECOND, 2)).isCloseTo(2.1, within());
        assertThat(highest.value(11 * SECOND, 25 * SECOND, 5)).isEqualTo(5);
    }

    @Test
    void takesItsPastAlongToAnotherLength() {
        sample(0, 0);
        sample(10 * SECOND, 0);
        sample(20 * SECOND, 100 * SECOND);
        LookBackWindow shorter = window.seenThrough(MEAN, 5 * SECOND);
        LookBackWindow longer = window.seenThrough(MEAN, 600 * SECOND);
        assertThat(shorter.value(20 * SECOND, 100 * SECOND, 0)).isEqualTo(10);
        LookBackWindow peaks = window.seenThrough(MAX, 60 * SECOND);
        assertThat(peaks.value(20 * SECOND, 100 * SECOND, 0)).isEqualTo(10);
        assertThat(longer.value(20 * SECOND, 100 * SECOND, 0)).isEqualTo(5);
    }

    private void sample(long nowMicros, long integralMicros) {
        window.sample(nowMicros, integralMicros);
        highest.sample(nowMicros, integralMicros);
        lowest.sample(nowMicros, integralMicros);
    }

    private static Offset<Double> within() {
        return offset(1e-6);
    }
}
