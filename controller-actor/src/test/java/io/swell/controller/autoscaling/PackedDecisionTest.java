package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.DecisionRecord.Load;
import io.swell.controller.autoscaling.DecisionRecord.Patience;
import io.swell.controller.autoscaling.DecisionRecord.Wish;
import io.swell.shared.config.AggregationFunction;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedDecisionTest {

    private static final double[] AMOUNTS = {
        0, -0.0, 1, 2.5, 1e10, 1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void isTheVeryDecisionAgain(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            DecisionRecord decision = any(random);
            assertThat(PackedDecision.of(decision).unpacked()).isEqualTo(decision);
        }
    }

    @Test
    void isSmallWhereNumbersAre() {
        DecisionRecord decision = new DecisionRecord(
                3_600_000_000L,
                3,
                5,
                DecisionReason.AS_WISHED,
                3,
                new Load(9.433333333333334, 9.433333333333334, AggregationFunction.MEAN, 30_000_000, 0, 11),
                new Wish("ongoing-requests", 4.716666666666667, 5, 2, "", ""),
                new Patience(30_000_000, 30_000_000),
                new Coverage(10, 10, 0, 0, true, 950_000, false),
                Overlay.NONE);

        assertThat(PackedDecision.of(decision).numbers()).hasSizeLessThan(72);
    }

    private static DecisionRecord any(Random random) {
        DecisionReason[] reasons = DecisionReason.values();
        AggregationFunction[] functions = AggregationFunction.values();
        return new DecisionRecord(
                whole(random),
                (int) whole(random),
                (int) whole(random),
                reasons[random.nextInt(reasons.length)],
                (int) whole(random),
                new Load(
                        amount(random),
                        amount(random),
                        functions[random.nextInt(functions.length)],
                        whole(random),
                        amount(random),
                        amount(random)),
                new Wish(
                        "policy " + random.nextInt(),
                        amount(random),
                        (int) whole(random),
                        amount(random),
                        "peak √" + random.nextInt(),
                        "no\n"),
                new Patience(whole(random), whole(random)),
                new Coverage(
                        (int) whole(random),
                        (int) whole(random),
                        (int) whole(random),
                        amount(random),
                        random.nextBoolean(),
                        whole(random),
                        random.nextBoolean()),
                random.nextBoolean()
                        ? Overlay.NONE
                        : new Overlay("night", "gpu", reasons[0], (int) whole(random), 7, whole(random)));
    }

    /** Of every length, either sign, extremes included. */
    private static long whole(Random random) {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private static double amount(Random random) {
        return random.nextBoolean()
                ? AMOUNTS[random.nextInt(AMOUNTS.length)]
                : random.nextInt(1_000) / (1.0 + random.nextInt(7));
    }
}
