package io.swell.controller.autoscaling.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.budget.BudgetShares.Shares;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BudgetSharesPropertyTest {

    private static final double ROUNDING = 1e-6;

    @Property
    void noTotalIsExceeded(
            @ForAll("claims") List<Claim> claims,
            @ForAll @DoubleRange(min = 0.1, max = 500) double first,
            @ForAll @DoubleRange(min = 0.1, max = 500) double second) {
        double[] totals = {first, second};
        int[] replicas = BudgetShares.of(claims, totals).replicas();

        for (int total = 0; total < totals.length; total++) {
            assertThat(used(claims, replicas, total)).isLessThanOrEqualTo(totals[total] * (1 + ROUNDING));
        }
    }

    @Property
    void nothingIsLeftThatSomeoneWishesAndCouldUse(
            @ForAll("claims") List<Claim> claims,
            @ForAll @DoubleRange(min = 0.1, max = 500) double first,
            @ForAll @DoubleRange(min = 0.1, max = 500) double second) {
        double[] totals = {first, second};
        Shares shares = BudgetShares.of(claims, totals);

        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            int wished = shares.minimumsFit() ? claim.wished() : claim.needed();
            assertThat(shares.replicas()[i]).isBetween(shares.minimumsFit() ? claim.needed() : 0, wished);
            if (shares.replicas()[i] < wished) {
                assertThat(oneMoreFits(claims, shares.replicas(), i, totals))
                        .as("%s has %d", claim, shares.replicas()[i])
                        .isFalse();
            }
        }
    }

    @Property
    void ofReplicasEachOneIsSharedOut(
            @ForAll("plainClaims") List<Claim> claims, @ForAll @IntRange(min = 1, max = 300) int total) {
        Shares shares = BudgetShares.of(claims, new double[] {total});
        int needed = claims.stream().mapToInt(Claim::needed).sum();
        int wished = claims.stream().mapToInt(Claim::wished).sum();

        assertThat(shares.minimumsFit()).isEqualTo(needed <= total);
        assertThat(sum(shares.replicas())).isEqualTo(Math.min(total, needed > total ? needed : wished));
    }

    @Property
    void nobodyWithEqualRightsHasMoreThanOneReplicaMoreThanWhoWishesForMore(
            @ForAll("alike") List<Claim> claims, @ForAll @IntRange(min = 1, max = 300) int total) {
        int[] replicas = BudgetShares.of(claims, new double[] {total}).replicas();

        int most = 0;
        for (int share : replicas) {
            most = Math.max(most, share);
        }
        for (int i = 0; i < replicas.length; i++) {
            if (replicas[i] < claims.get(i).wished()) {
                assertThat(replicas[i]).isGreaterThanOrEqualTo(most - 1);
            }
        }
    }

    @Property
    void aLowerPriorityHasNothingBeyondItsMinimumWhileAHigherOneWantsMore(
            @ForAll("plainClaims") List<Claim> claims, @ForAll @IntRange(min = 1, max = 300) int total) {
        Shares shares = BudgetShares.of(claims, new double[] {total});
        if (!shares.minimumsFit()) {
            return;
        }
        for (int high = 0; high < claims.size(); high++) {
            if (shares.replicas()[high] == claims.get(high).wished()) {
                continue;
            }
            for (int low = 0; low < claims.size(); low++) {
                if (claims.get(low).priority() < claims.get(high).priority()) {
                    assertThat(shares.replicas()[low]).isEqualTo(claims.get(low).needed());
                }
            }
        }
    }

    @Property
    void moreRoomTakesNothingFromAnyone(
            @ForAll("alike") List<Claim> claims, @ForAll @IntRange(min = 1, max = 300) int total) {
        int[] before = BudgetShares.of(claims, new double[] {total}).replicas();
        int[] after = BudgetShares.of(claims, new double[] {total + 1}).replicas();

        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isGreaterThanOrEqualTo(before[i]);
        }
    }

    @Property
    void theSameClaimsGetTheSameShares(@ForAll("claims") List<Claim> claims) {
        double[] totals = {20, 30};

        assertThat(BudgetShares.of(claims, totals).replicas())
                .isEqualTo(BudgetShares.of(new ArrayList<>(claims), totals).replicas());
    }

    @Property
    void whereEveryoneGetsWhatItWishesTheOrderDoesNotMatter(@ForAll("plainClaims") List<Claim> claims) {
        List<Claim> reversed = new ArrayList<>(claims);
        Collections.reverse(reversed);
        double[] total = {Math.max(1, claims.stream().mapToInt(Claim::wished).sum())};

        assertThat(sum(BudgetShares.of(claims, total).replicas()))
                .isEqualTo(sum(BudgetShares.of(reversed, total).replicas()));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        Arbitrary<Double> cost = Arbitraries.doubles().between(0.1, 8).ofScale(1);
        Arbitrary<double[]> costs = Combinators.combine(
                        cost, cost, Arbitraries.integers().between(0, 2))
                .as((first, second, kind) -> new double[] {kind == 1 ? 0 : first, kind == 2 ? 0 : second});
        return claims(
                costs,
                Arbitraries.doubles().between(0.1, 10),
                Arbitraries.integers().between(0, 2));
    }

    @Provide
    Arbitrary<List<Claim>> plainClaims() {
        return claims(
                Arbitraries.of(1).map(one -> new double[] {one}),
                Arbitraries.doubles().between(0.1, 10),
                Arbitraries.integers().between(0, 2));
    }

    @Provide
    Arbitrary<List<Claim>> alike() {
        return Arbitraries.integers()
                .between(0, 60)
                .map(wished -> new Claim(wished, 0, 1, 0, new double[] {1}))
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<List<Claim>> claims(
            Arbitrary<double[]> costs, Arbitrary<Double> weights, Arbitrary<Integer> priorities) {
        Arbitrary<Integer> replicas = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> minimums = Arbitraries.integers().between(0, 12);
        return Combinators.combine(replicas, minimums, weights, priorities, costs)
                .as(Claim::new)
                .list()
                .ofMaxSize(12);
    }

    private static boolean oneMoreFits(List<Claim> claims, int[] replicas, int claim, double[] totals) {
        for (int total = 0; total < totals.length; total++) {
            double cost = claims.get(claim).costs()[total];
            if (cost > 0 && used(claims, replicas, total) + cost > totals[total] * (1 - ROUNDING)) {
                return false;
            }
        }
        return true;
    }

    private static double used(List<Claim> claims, int[] replicas, int total) {
        double sum = 0;
        for (int i = 0; i < replicas.length; i++) {
            sum += replicas[i] * claims.get(i).costs()[total];
        }
        return sum;
    }

    private static int sum(int[] replicas) {
        int sum = 0;
        for (int share : replicas) {
            sum += share;
        }
        return sum;
    }
}
