package io.swell.controller.autoscaling.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.budget.BudgetShares.Shares;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetSharesTest {

    private final List<Claim> claims = new ArrayList<>();

    @Test
    void everyoneGetsWhatItWishesWhereThatFits() {
        wishes(10).wishes(20).wishes(0).getOf(30, 10, 20, 0);
    }

    // wished   |██████████|██|██████  |        total 12
    // shares   |█████     |██|█████   |
    @Test
    void whoWishesLittleGetsItAndTheOthersShareTheRest() {
        wishes(10).wishes(2).wishes(6).getOf(12, 5, 2, 5);
    }

    @Test
    void twiceTheWeightIsTwiceTheShare() {
        wishes(100, 0, 2, 0).wishes(100, 0, 1, 0).getOf(30, 20, 10);
    }

    @Test
    void remaindersGoToTheLargest() {
        // 10 × 10/11 = 9.09 and 10 × 1/11 = 0.91
        wishes(100, 0, 10, 0).wishes(100, 0, 1, 0).getOf(10, 9, 1);
    }

    @Test
    void ofEqualRemaindersTheFirstGetsTheReplica() {
        wishes(10).wishes(10).wishes(10).getOf(11, 4, 4, 3);
    }

    @Test
    void minimumsComeBeforePriorities() {
        wishes(10, 2, 1, 0).wishes(10, 0, 1, 5).getOf(8, 2, 6);
    }

    @Test
    void aHigherPriorityIsServedInFullBeforeALowerOne() {
        wishes(5, 0, 1, 1).wishes(5, 0, 1, 0).wishes(5, 0, 1, 2).getOf(8, 3, 0, 5);
    }

    @Test
    void whoHasMoreThanItsLevelByItsMinimumWaitsForTheOthersToGetThere() {
        wishes(20, 6, 1, 0).wishes(20, 0, 1, 0).getOf(10, 6, 4);
    }

    @Test
    void minimumsThatDoNotFitAreSharedAndReported() {
        wishes(50, 8, 1, 0).wishes(50, 4, 1, 0).wishes(50, 0, 1, 9);

        Shares shares = BudgetShares.of(claims, new double[] {9});

        assertThat(shares.minimumsFit()).isFalse();
        assertThat(shares.replicas()).containsExactly(5, 4, 0);
    }

    @Test
    void aMinimumBeyondTheWishDoesNotCount() {
        wishes(1, 8, 1, 0).wishes(50, 4, 1, 0).getOf(9, 1, 8);
    }

    // cpu      64: |aaaa ×4 each|b ×1 each|     fair in processors, not in replicas
    @Test
    void largeReplicasCountForMore() {
        claims.add(new Claim(100, 0, 1, 0, new double[] {4}));
        claims.add(new Claim(100, 0, 1, 0, new double[] {1}));
        getOf(64, 8, 32);
    }

    @Test
    void whatIsTooSmallForALargeReplicaGoesToSmallOnes() {
        claims.add(new Claim(10, 0, 1, 1, new double[] {4}));
        claims.add(new Claim(10, 0, 1, 0, new double[] {1}));
        getOf(10, 2, 2);
    }

    // The example of the paper on dominant resource fairness: 9 processors, 18 GB; A takes <1, 4>, B takes <3, 1>.
    @Test
    void severalTotalsAreSharedByDominantShares() {
        claims.add(new Claim(100, 0, 1, 0, new double[] {1, 4}));
        claims.add(new Claim(100, 0, 1, 0, new double[] {3, 1}));

        assertThat(BudgetShares.of(claims, new double[] {9, 18}).replicas()).containsExactly(3, 2);
    }

    @Test
    void whoDoesNotNeedWhatIsUsedUpGoesOn() {
        claims.add(new Claim(100, 0, 1, 0, new double[] {1, 0}));
        claims.add(new Claim(100, 0, 1, 0, new double[] {0, 1}));

        assertThat(BudgetShares.of(claims, new double[] {3, 50}).replicas()).containsExactly(3, 50);
    }

    @Test
    void sumsOfFractionsAreNotTakenForTooMuch() {
        claims.add(new Claim(100, 0, 1, 0, new double[] {0.1}));
        claims.add(new Claim(100, 0, 1, 0, new double[] {0.1}));
        claims.add(new Claim(100, 0, 1, 0, new double[] {0.1}));
        getOf(3, 10, 10, 10);
    }

    @Test
    void nobodyIsNoTrouble() {
        assertThat(BudgetShares.of(List.of(), new double[] {3})).returns(true, Shares::minimumsFit);
    }

    private BudgetSharesTest wishes(int wished) {
        return wishes(wished, 0, 1, 0);
    }

    private BudgetSharesTest wishes(int wished, int minimum, double weight, int priority) {
        claims.add(new Claim(wished, minimum, weight, priority, new double[] {1}));
        return this;
    }

    private void getOf(double total, int... shares) {
        Shares result = BudgetShares.of(claims, new double[] {total});
        assertThat(result.replicas()).containsExactly(shares);
        assertThat(result.minimumsFit()).isTrue();
    }
}
