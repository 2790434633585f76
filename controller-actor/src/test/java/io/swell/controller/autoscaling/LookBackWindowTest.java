package io.swell.controller.autoscaling;

import static io.swell.shared.config.AggregationFunction.MAX;
import static io.swell.shared.config.AggregationFunction.MEAN;
import static io.swell.shared.config.AggregationFunction.MIN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookBackWindowTest {

    private static final long SECOND = 1_000_000;

    private final LookBackWindow window = new LookBackWindow(30 * SECOND);

    @Test
    void saysTheLiveCountBeforeAnythingWasWatched() {
        assertThat(window.value(MEAN, 5 * SECOND, 0, 7)).isEqualTo(7);

        window.sample(5 * SECOND, 0);
        assertThat(window.value(MEAN, 5 * SECOND, 0, 7)).isEqualTo(7);
        assertThat(window.value(MAX, 5 * SECOND, 0, 7)).isEqualTo(7);
        assertThat(window.value(MIN, 5 * SECOND, 0, 7)).isEqualTo(7);
    }

    @Test
    void averagesWhatWasWatchedBeforeAWholePeriodWas() {
        window.sample(100 * SECOND, 1_000);
        // 0 for 6 s, 10 for 4 s
        assertThat(window.value(MEAN, 110 * SECOND, 1_000 + 40 * SECOND, 10)).isEqualTo(4);
        assertThat(window.watchedMicros(110 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void forgetsWhatLiesBeforeThePeriod() {
        // 100 ┤████
        //   0 ┤    ████████████ now
        //      0   10         40
        window.sample(0, 0);
        window.sample(10 * SECOND, 1_000 * SECOND);
        assertThat(window.value(MEAN, 25 * SECOND, 1_000 * SECOND, 0)).isEqualTo(40);
        assertThat(window.value(MEAN, 35 * SECOND, 1_000 * SECOND, 0)).isEqualTo(500.0 / 30);
        assertThat(window.value(MEAN, 40 * SECOND, 1_000 * SECOND, 0)).isZero();
        assertThat(window.watchedMicros(40 * SECOND)).isEqualTo(30 * SECOND);
    }

    @Test
    void survivesAPauseLongerThanThePeriod() {
        window.sample(0, 0);
        window.sample(SECOND, 5 * SECOND);
        // one hour at 3, watched by nobody
        assertThat(window.value(MEAN, 3_601 * SECOND, 5 * SECOND + 3 * 3_600 * SECOND, 3))
                .isEqualTo(3);
        window.sample(3_601 * SECOND, 5 * SECOND + 3 * 3_600 * SECOND);
        assertThat(window.value(MEAN, 3_616 * SECOND, 5 * SECOND + 3 * 3_600 * SECOND, 0))
                .isEqualTo(1.5);
    }

    @Test
    void countsWhatALateReportCorrectsAsRecent() {
        // Idle for an hour; then a report of a second at 30 comes, sampled before it is folded in.
        window.sample(0, 0);
        window.sample(3_600 * SECOND, 0);
        assertThat(window.value(MEAN, 3_600 * SECOND, 30 * SECOND, 30)).isEqualTo(1);
    }

    @Test
    void neverFallsBelowZeroWhenTheIntegralIsCorrectedDownwards() {
        window.sample(0, 1_000);
        window.sample(10 * SECOND, 1_000);
        assertThat(window.value(MEAN, 11 * SECOND, 400, 0)).isZero();
        assertThat(window.value(MIN, 11 * SECOND, 400, 0)).isZero();
        assertThat(window.value(MAX, 11 * SECOND, 400, 0)).isZero();
    }

    @Test
    void leavesASampleThatComesTooSoonToItsSuccessor() {
        window.sample(0, 0);
        for (int i = 1; i <= 100_000; i++) {
            window.sample(i * 100L, i * 200L); // 10,000 a second at a load of 2
        }
        assertThat(window.value(MEAN, 10 * SECOND + 1, 20 * SECOND + 2, 2)).isEqualTo(2);
    }

    @Test
    void maximumAndMinimumAreOverBuckets() {
        // 2 for 10 s, 8 for 5 s, 1 for 20 s
        window.sample(0, 0);
        window.sample(10 * SECOND, 20 * SECOND);
        window.sample(15 * SECOND, 60 * SECOND);
        assertThat(window.value(MAX, 35 * SECOND, 80 * SECOND, 1)).isEqualTo(8);
        assertThat(window.value(MIN, 35 * SECOND, 80 * SECOND, 1)).isEqualTo(1);
        assertThat(window.value(MAX, 45 * SECOND, 90 * SECOND, 1)).isEqualTo(1);
    }

    @Test
    void addsWhatFollowsTheLastSampleToTheLastBucketWhileItIsNarrow() {
        window.sample(0, 0);
        window.sample(10 * SECOND, 20 * SECOND);
        // A microsecond in which a report corrected the integral is no bucket of its own.
        assertThat(window.value(MAX, 10 * SECOND + 1, 21 * SECOND, 2)).isCloseTo(2.1, within());
        assertThat(window.value(MAX, 11 * SECOND, 25 * SECOND, 5)).isEqualTo(5);
    }

    @Test
    void takesItsPastAlongToAnotherLength() {
        window.sample(0, 0);
        window.sample(10 * SECOND, 0);
        window.sample(20 * SECOND, 100 * SECOND);
        LookBackWindow shorter = window.resized(5 * SECOND);
        LookBackWindow longer = window.resized(600 * SECOND);
        assertThat(shorter.value(MEAN, 20 * SECOND, 100 * SECOND, 0)).isEqualTo(10);
        assertThat(longer.value(MEAN, 20 * SECOND, 100 * SECOND, 0)).isEqualTo(5);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }
}
