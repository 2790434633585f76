package io.swell.shared.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadSnapshotTest {

    private static final LoadSnapshot SOME = new LoadSnapshot(1, 2, 30, 40, 5, 6, 7, 8, 9);

    @Test
    void addsUpEveryQuantity() {
        assertThat(SOME.plus(new LoadSnapshot(10, 20, 100, 200, 300, 400, 500, 600, 700)))
                .isEqualTo(new LoadSnapshot(11, 22, 130, 240, 305, 406, 507, 608, 709));
        assertThat(SOME.plus(LoadSnapshot.ZERO)).isEqualTo(SOME);
    }

    @Test
    void whoGoesLeavesItsHistoryAndTakesItsCounts() {
        assertThat(SOME.withoutCounts()).isEqualTo(new LoadSnapshot(0, 0, 30, 40, 5, 6, 7, 8, 9));
    }

    @Test
    void heldCountsGrowTheIntegralsAndNothingElse() {
        assertThat(SOME.extrapolated(1_000)).isEqualTo(new LoadSnapshot(1, 2, 1_030, 2_040, 5, 6, 7, 8, 9));
        assertThat(SOME.extrapolated(0)).isEqualTo(SOME);
    }

    @Test
    void ongoingIsQueuedPlusRunning() {
        assertThat(SOME.ongoing()).isEqualTo(3);
    }

    @Test
    void holdsTenThousandRequestsForYearsWithoutOverflow() {
        LoadSnapshot busy = new LoadSnapshot(10_000, 10_000, 0, 0, 0, 0, 0, 0, 0);
        long year = 365L * 24 * 3_600 * 1_000_000;

        assertThat(busy.extrapolated(29 * year).queuedMicros()).isEqualTo(10_000 * 29 * year);
        assertThat(busy.extrapolated(29 * year).runningMicros()).isPositive();
    }

    /** Holding in two steps is holding once; and holding a sum is the sum of what is held. */
    @Test
    void holdingGoesTogetherWithAddingUp() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            LoadSnapshot a = random(random);
            LoadSnapshot b = random(random);
            long first = random.nextInt(1_000_000);
            long second = random.nextInt(1_000_000);
            assertThat(a.extrapolated(first).extrapolated(second))
                    .as("seed %d", seed)
                    .isEqualTo(a.extrapolated(first + second));
            assertThat(a.plus(b).extrapolated(first))
                    .as("seed %d", seed)
                    .isEqualTo(a.extrapolated(first).plus(b.extrapolated(first)));
        }
    }

    private static LoadSnapshot random(Random random) {
        return new LoadSnapshot(
                random.nextInt(1_000),
                random.nextInt(1_000),
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                random.nextInt(1_000),
                random.nextInt(1_000),
                random.nextInt(1_000),
                random.nextInt(1_000),
                random.nextInt(1_000));
    }
}
