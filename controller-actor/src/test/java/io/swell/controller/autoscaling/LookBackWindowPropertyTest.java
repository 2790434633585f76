package io.swell.controller.autoscaling;

import static io.swell.shared.config.AggregationFunction.MAX;
import static io.swell.shared.config.AggregationFunction.MEAN;
import static io.swell.shared.config.AggregationFunction.MIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the integral of a random step function reckoned piece by piece. */
class LookBackWindowPropertyTest {

    private static final int HIGHEST = 50;
    private static final int STEPS = 600;

    private final long[] times = new long[STEPS];
    private final long[] integrals = new long[STEPS];
    private final int[] loads = new int[STEPS];

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isExactWhenEachStepIsASampleAndNoneComesTooSoon(long seed) {
        Random random = new Random(seed);
        long lookBack = 1_000_000L + random.nextInt(60_000_000);
        long spacing = (lookBack + 63) / 64;
        draw(random, spacing, 5 * spacing);
        LookBackWindow window = new LookBackWindow(MEAN, lookBack);
        for (int i = 1; i < STEPS; i++) {
            window.sample(times[i - 1], integrals[i - 1]);
            long now = times[i - 1] + random.nextLong(times[i] - times[i - 1] + 1);
            double expected = bruteForceMean(now, lookBack, loads[0]);
            // The far edge is cut to a whole request-microsecond.
            assertThat(window.value(now, integralAt(now), loads[0])).isCloseTo(expected, offset(1.0 / lookBack));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void isWrongByLessThanASixtyFourthOfTheHighestLoadOtherwise(long seed) {
        Random random = new Random(seed);
        long lookBack = 30_000_000;
        draw(random, 1, lookBack / 64);
        LookBackWindow window = new LookBackWindow(MEAN, lookBack);
        for (int i = 0; i < STEPS; i++) {
            window.sample(times[i], integrals[i]);
            double mean = window.value(times[i], integrals[i], loads[i]);
            if (i > 0) {
                assertThat(mean).isCloseTo(bruteForceMean(times[i], lookBack, 0), offset(HIGHEST / 64.0));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void meanLiesBetweenMinimumAndMaximumAndNothingIsNotANumber(long seed) {
        Random random = new Random(seed);
        draw(random, 1, 2_000_000);
        LookBackWindow window = new LookBackWindow(MEAN, 30_000_000);
        LookBackWindow lowest = new LookBackWindow(MIN, 30_000_000);
        LookBackWindow highest = new LookBackWindow(MAX, 30_000_000);
        for (int i = 0; i < STEPS; i++) {
            long corrected = integrals[i] - random.nextInt(100_000);
            window.sample(times[i], integrals[i]);
            lowest.sample(times[i], integrals[i]);
            highest.sample(times[i], integrals[i]);
            double mean = window.value(times[i], corrected, loads[i]);
            assertThat(mean).isNotNaN().isNotNegative();
            assertThat(lowest.value(times[i], corrected, loads[i])).isBetween(0.0, mean + 1e-6);
            assertThat(highest.value(times[i], corrected, loads[i])).isGreaterThanOrEqualTo(mean - 1e-6);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void aConstantLoadIsExactlyItselfHoweverItIsSampled(long seed) {
        Random random = new Random(seed);
        int load = 1 + random.nextInt(10_000);
        LookBackWindow window = new LookBackWindow(MEAN, 30_000_000);
        long now = random.nextLong(1L << 50);
        long start = now;
        for (int i = 0; i < STEPS; i++) {
            window.sample(now, load * (now - start));
            now += 1 + random.nextInt(3_000_000);
            assertThat(window.value(now, load * (now - start), 0)).isEqualTo(load);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44})
    void aConstantLoadWithAFractionIsExactlyItselfToo(long seed) {
        Random random = new Random(seed);
        for (int tenths = 1; tenths < 500; tenths++) {
            LookBackWindow window = new LookBackWindow(MEAN, 30_000_000);
            long start = 10L * random.nextInt(1_000_000);
            long later = start + 10L * (1 + random.nextInt(2_000_000));
            long now = later + 10L * random.nextInt(2_999_999) + 1_000_000;
            window.sample(start, 0);
            window.sample(later, tenths * (later - start) / 10);
            assertThat(window.value(now, tenths * (now - start) / 10, 0)).isEqualTo(tenths / 10.0);
        }
    }

    private void draw(Random random, long shortest, long longest) {
        for (int i = 0; i < STEPS; i++) {
            long gap = i == 0 ? 0 : shortest + random.nextLong(Math.max(1, longest - shortest));
            times[i] = i == 0 ? 7 : times[i - 1] + gap;
            integrals[i] = i == 0 ? 3 : integrals[i - 1] + gap * loads[i - 1];
            loads[i] = random.nextInt(HIGHEST + 1);
        }
    }

    private long integralAt(long micros) {
        int i = STEPS - 1;
        while (times[i] > micros) {
            i--;
        }
        return integrals[i] + (micros - times[i]) * loads[i];
    }

    private double bruteForceMean(long now, long lookBack, double live) {
        long from = Math.max(now - lookBack, times[0]);
        return now == from ? live : (integralAt(now) - integralAt(from)) / (double) (now - from);
    }
}
