package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReversalBudgetTest {

    private final ReversalBudget budget = new ReversalBudget(10);
    private double now;

    @Test
    void moreIsGrantedAtOnce() {
        for (int wish = 11; wish < 200; wish++) {
            assertThat(granted(wish, 0.5)).isEqualTo(wish);
        }
    }

    @Test
    void lessIsGrantedAtOnceWhereNothingWasTurnedAroundForLong() {
        assertThat(granted(4, 0.5)).isEqualTo(4);
    }

    /** Whoever was calm for half an hour may turn around more often for a while. */
    @Test
    void upToSixTokensAreSavedUp() {
        granted(10, 3_600);
        int turns = 0;
        for (int i = 0; i < 20; i++) {
            int before = budget.target();
            turns += granted(i % 2 == 0 ? 30 : 10, 0.5) == before ? 0 : 1;
        }

        assertThat(turns).as("the first increase turned nothing around").isEqualTo(1 + 6);
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
        assertThat(granted(5, 160))
                .as("no turn any more, and a token for the increase that may follow")
                .isEqualTo(5);
    }

    @Test
    void aFewPercentMoreDoNotTurnARecentDecreaseAround() {
        granted(100, 0.5);
        granted(50, 400);

        assertThat(granted(55, 0.5)).as("a tenth").isEqualTo(50);
        assertThat(granted(56, 0.5)).as("more than that").isEqualTo(56);
        assertThat(granted(57, 0.5)).as("no turn").isEqualTo(57);

        granted(50, 400);
        assertThat(granted(52, 301)).as("long after the decrease").isEqualTo(52);
    }

    @Test
    void theLastTokensAreForDecreasesThatSaveMuch() {
        spendAllButTwoTokens();

        assertThat(granted(89, 0.5)).as("less than a fifth").isEqualTo(110);
        assertThat(granted(88, 0.5)).as("a fifth").isEqualTo(88);
    }

    @Test
    void aDecreaseThatSavesLittleIsGrantedOnceTokensArePlenty() {
        spendAllButTwoTokens();

        int waited = 0;
        while (granted(100, 1) == 110) {
            waited++;
        }
        assertThat(waited)
                .as("until 2.55 tokens make a tenth enough")
                .isCloseTo((int) (0.55 / ReversalBudget.PER_SECOND), within(5));
    }

    @Test
    void whatWasGrantedElsewhereIsAMoveAsAnyOther() {
        granted(8, 0.5);
        budget.adopt(12, now);
        assertThat(budget.target()).isEqualTo(12);
        granted(8, 0.5);
        granted(12, 0.5);

        assertThat(granted(8, 0.5)).as("the three tokens are spent").isEqualTo(12);
    }

    @Test
    void whoAdoptsWhatItHasGrantedHasNotMoved() {
        granted(8, 0.5);
        budget.adopt(8, now + 400);

        assertThat(granted(9, 401)).as("long after the decrease").isEqualTo(9);
    }

    /** Ends with an increase to 110, so that a decrease turns around and takes both. */
    private void spendAllButTwoTokens() {
        granted(100, 0.5);
        granted(50, 0.5);
        granted(100, 0.5);
        granted(110, 1 / ReversalBudget.PER_SECOND);
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
            assertThat(1.1 * next).as("hardly less than wished").isGreaterThanOrEqualTo(wish);
            int change = Integer.signum(next - target);
            if (change != 0) {
                reversals += change == -direction && now - movedAt <= 300 ? 1 : 0;
                direction = change;
                movedAt = now;
            }
            target = next;
        }
        assertThat(reversals).isLessThanOrEqualTo((int) (7_200 * ReversalBudget.PER_SECOND + ReversalBudget.MOST));
    }

    private int granted(int wish, double seconds) {
        now += seconds;
        return budget.grant(wish, now, seconds);
    }
}
