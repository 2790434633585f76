package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LateBudgetTest {

    private static final double RATE = 10;

    private final LateBudget budget = new LateBudget(0.01);
    private final Looks looks = new Looks();
    private double late;

    @Test
    void whatWasSavedMayBeSpent() {
        double atFirst = budget.allowed(RATE);
        pass(1_800, 0);

        assertThat(budget.allowed(RATE)).isGreaterThan(1.5 * atFirst);
    }

    @Test
    void whatWasOverspentIsSaved() {
        pass(1_800, 0.014);

        assertThat(budget.allowed(RATE)).isLessThan(0.007);
    }

    @Test
    void noAccidentTakesAllAndNoSavingsAllowAnything() {
        pass(600, 0.9);
        assertThat(budget.allowed(RATE)).isGreaterThan(0.001);

        pass(400_000, 0);
        assertThat(budget.allowed(RATE)).isLessThan(0.03);
    }

    @Test
    void silenceIsANumber() {
        assertThat(budget.allowed(0)).isBetween(0.0, 0.03);
        assertThat(budget.real()).isZero();
    }

    @Test
    void aCounterThatBeganAnewIsNoSaving() {
        pass(100, 0.5);
        double before = budget.real();
        late = 0;
        pass(0.5, 0);

        assertThat(budget.real()).isCloseTo(before, org.assertj.core.data.Percentage.withPercentage(1));
    }

    @Test
    void anotherCounterCountsFromWhereItStands() {
        pass(100, 0.5);
        double before = budget.real();
        late += 1_000_000;
        budget.goOn(late);
        pass(100, 0.5);

        assertThat(budget.real()).isCloseTo(before, org.assertj.core.data.Percentage.withPercentage(1));
    }

    private void pass(double seconds, double share) {
        for (double t = 0; t < seconds; t += Looks.TICK) {
            late += share * RATE * Looks.TICK;
            budget.observe(looks.of(0, RATE, RATE * Looks.TICK, RATE * Looks.TICK, late));
        }
    }
}
