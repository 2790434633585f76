package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a season saves and costs: 5 requests a second, of one second each, and 60 a second for three minutes of each hour. A
 * replica takes 30 s to start. The other one never sees a whole hour, since it is told all the time that some was skipped.
 */
class AdaptiveSeasonTest {

    private static final ServiceLevel LEVEL = new ServiceLevel(0.5, 0.01);
    private static final int HOUR = 3_600;
    private static final int HALF_HOUR = HOUR / 2;
    private static final double COLD_START = 30;

    @ParameterizedTest(name = "seed {0}, {1} slots")
    @CsvSource({"1, 5", "2, 5", "3, 5", "1, 1", "2, 1", "3, 1"})
    void aBatchOfEachHourIsSeenComing(long seed, int slots) {
        Played with = seeing(played(seed, slots), 2, AdaptiveSeasonTest::batch);
        Played without = blind(played(seed, slots), 2, AdaptiveSeasonTest::batch);
        int lateWith = with.late;
        int arrivedWith = with.arrived;
        double costWith = with.replicaSeconds;
        double costWithout = without.replicaSeconds;
        seeing(with, 4, AdaptiveSeasonTest::batch);
        blind(without, 4, AdaptiveSeasonTest::batch);

        assertThat((with.late - lateWith) / (double) (with.arrived - arrivedWith))
                .as("late")
                .isLessThan(0.01);
        assertThat((with.replicaSeconds - costWith) / (without.replicaSeconds - costWithout))
                .as("of the cost of being ready all the time")
                .isLessThan(0.4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void batchesAtAnyMinuteCostNoMore(long seed) {
        double[] begins = new Random(seed).doubles(8, 0, HOUR - 200).toArray();
        DoubleUnaryOperator demand = at -> {
            double since = at % HOUR - begins[(int) (at / HOUR) % begins.length];
            return since >= 0 && since < 180 ? 60 : 5;
        };
        Played with = seeing(played(seed, 5), 8, demand);
        Played without = blind(played(seed, 5), 8, demand);

        assertThat(with.meanReplicas()).isLessThan(1.1 * without.meanReplicas());
        assertThat(with.lateShare()).isLessThan(1.1 * without.lateShare());
    }

    @ParameterizedTest(name = "{0} requests a second")
    @ValueSource(doubles = {0.5, 2, 20, 45})
    void withoutASeasonAllIsAsItWas(double rate) {
        Played with = seeing(played(5, 5), 6, now -> rate);

        assertThat(with.targets).isEqualTo(blind(played(5, 5), 6, now -> rate).targets);
    }

    @Test
    void aRushOfEachDayIsSeenComing() {
        Played with = seeing(played(1, 5), 24, AdaptiveSeasonTest::rush);
        Played without = blind(played(1, 5), 24, AdaptiveSeasonTest::rush);
        int lateWith = with.late;
        int lateWithout = without.late;
        seeing(with, 24, AdaptiveSeasonTest::rush);
        blind(without, 24, AdaptiveSeasonTest::rush);

        assertThat((with.late - lateWith) / (double) (without.late - lateWithout))
                .isLessThan(0.85);
        assertThat(with.meanReplicas()).isLessThan(without.meanReplicas());
    }

    /** Saved a minute before the batch, and again just as it stands ready for it. */
    @ParameterizedTest(name = "after {0} s of the third hour")
    @ValueSource(ints = {1_160, 1_210})
    void whoGoesOnSeesItComingAsIfNothingHadHappened(int after) {
        Played through = played(1, 5).play(2 * HOUR + after, AdaptiveSeasonTest::batch);
        Played moved = played(1, 5).play(2 * HOUR + after, AdaptiveSeasonTest::batch);
        byte[] saved = moved.sizing.save();
        int granted = moved.sizing.granted();
        moved.sizing = new AdaptiveSizing(LEVEL, 5, 100, 1);
        assertThat(moved.sizing.restore(saved)).isTrue();
        moved.sizing.goOn(granted, moved.starting(), moved.late);

        assertThat(moved.sizing.save()).isEqualTo(saved);
        assertThat(moved.play(600, AdaptiveSeasonTest::batch).targets)
                .isEqualTo(through.play(600, AdaptiveSeasonTest::batch).targets);
    }

    @Test
    void saysThatTheHourBeforeDecides() {
        Played played = played(1, 5).play(2 * HOUR + 20 * 60, AdaptiveSeasonTest::batch);

        assertThat(played.sizing.sentence())
                .matches("\\d+ s peak of the .* \\d+\\.\\d, but \\d\\d\\.\\d as the hour before at this time, [+-] .*");
    }

    private static double batch(double now) {
        double second = now % HOUR - 1_220;
        return second >= 0 && second < 180 ? 60 : 5;
    }

    private static double rush(double now) {
        double hour = now / HOUR % 24;
        return hour >= 9.1 && hour < 11 ? 60 : 10;
    }

    private static Played played(long seed, int slots) {
        return new Played(LEVEL, slots, 5, COLD_START, seed);
    }

    private static Played seeing(Played played, int hours, DoubleUnaryOperator demand) {
        for (int half = 0; half < 2 * hours; half++) {
            played.play(HALF_HOUR, demand);
        }
        return played;
    }

    private static Played blind(Played played, int hours, DoubleUnaryOperator demand) {
        for (int half = 0; half < 2 * hours; half++) {
            played.play(HALF_HOUR, demand);
            played.sizing.skip(2);
        }
        return played;
    }
}
