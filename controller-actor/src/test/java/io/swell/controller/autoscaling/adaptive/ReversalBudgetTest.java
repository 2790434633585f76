package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReversalBudgetTest {

    private final ReversalBudget budget = new ReversalBudget(10);
    private double now;

    @Test
    void moreIsGrantedAtOnceAlways() {
        for (int wish = 11; wish < 200; wish++) {
            assertThat(granted(wish, 0.5)).isEqualTo(wish);
        }
    }

    @Test
    void lessIsGrantedAtOnceWhereNothingWasTurnedAroundForLong() {
        assertThat(granted(4, 0.5)).isEqualTo(4);
    }

    /** Three tokens: one for each increase after a decrease, and one for a decrease soon after an increase. */
    @Test
    void whoTurnsToAndFroWaits() {
        granted(4, 0.5);
        granted(12, 0.5);
        assertThat(granted(5, 0.5)).isEqualTo(5);
        granted(12, 0.5);

        assertThat(granted(5, 0.5)).as("no token left").isEqualTo(12);
        assertThat(granted(5, 298)).as("not enough yet").isEqualTo(12);
        assertThat(granted(5, 150))
                .as("no turn any more, and a token for the increase that may follow")
                .isEqualTo(5);
    }

    @Test
    void manySmallDecreasesAreOneDirection() {
        for (int wish = 9; wish > 0; wish--) {
            assertThat(granted(wish, 0.5)).isEqualTo(wish);
        }
    }

    /** Every increase that turns a decrease around had a token put by for it; so an hour has no more turns than tokens. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void turnsAreNoMoreThanTheTokensThereWere(long seed) {
        Random random = new Random(seed);
        int reversals = 0;
        int target = 10;
        int direction = 0;
        double movedAt = -1e9;
        for (int i = 0; i < 2 * 7_200; i++) {
            int wish = 1 + random.nextInt(30);
            int next = granted(wish, 0.5);
            assertThat(next).as("never less than wished").isGreaterThanOrEqualTo(wish);
            int change = Integer.signum(next - target);
            if (change != 0) {
                reversals += change == -direction && now - movedAt <= 300 ? 1 : 0;
                direction = change;
                movedAt = now;
            }
            target = next;
        }
        assertThat(reversals).isLessThanOrEqualTo(2 * 9 + 3);
    }

    private int granted(int wish, double seconds) {
        now += seconds;
        return budget.grant(wish, now, seconds);
    }
}
