package io.swell.controller.autoscaling.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Shares totals among claims:
 *
 * <pre>
 * 1  each gets its minimum. If these do not fit, they are shared as wishes are in 2, and that is all
 * 2  of what is left, whoever has the highest priority gets what it wishes, then the next; where that does not fit, those
 *    of equal priority are filled like vessels side by side, as wide as their weights, until nothing is left
 * </pre>
 *
 * Filling evens out dominant shares: of all totals a deployment draws on, the largest part it takes of one (Ghodsi et al.,
 * Dominant Resource Fairness, NSDI 2011). With a single total that is plain max-min fairness. The water is real, replicas
 * are whole: what rounding down leaves goes to the largest remainders, one replica each, and then to whoever is lowest,
 * as long as one fits. So no total is ever exceeded, and nothing that could be used by one who wishes it is left.
 * The same claims get the same shares. See docs/adr/0064-budgets-are-shared-like-water.md.
 */
public final class BudgetShares {

    /** Sums of fractions such as 0.1 processors are not exact. */
    private static final double ROUNDING = 1e-9;

    private final List<Claim> claims;
    private final double[] totals;
    private final double[] used;
    private final int[] granted;

    /**
     * What everyone gets.
     *
     * @param replicas by claim, in their order
     * @param minimumsFit whether all have their minimum
     */
    public record Shares(int[] replicas, boolean minimumsFit) {}

    private BudgetShares(List<Claim> claims, double[] totals) {
        this.claims = claims;
        this.totals = totals;
        this.used = new double[totals.length];
        this.granted = new int[claims.size()];
    }

    /**
     * Shares.
     *
     * @param totals each positive
     */
    public static Shares of(List<Claim> claims, double[] totals) {
        List<Claim> minimums = claims.stream().map(Claim::ofMinimum).toList();
        BudgetShares shares = new BudgetShares(claims, totals);
        for (int i = 0; i < claims.size(); i++) {
            shares.grant(i, minimums.get(i).wished());
        }
        if (shares.isWithinTotals()) {
            return new Shares(shares.fill(), true);
        }
        return new Shares(new BudgetShares(minimums, totals).fill(), false);
    }

    private void grant(int claim, int replicas) {
        granted[claim] += replicas;
        for (int i = 0; i < totals.length; i++) {
            used[i] += replicas * claims.get(claim).costs()[i];
        }
    }

    private boolean isWithinTotals() {
        for (int i = 0; i < totals.length; i++) {
            if (used[i] > totals[i] * (1 + ROUNDING)) {
                return false;
            }
        }
        return true;
    }

    private int[] fill() {
        claims.stream()
                .map(Claim::priority)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .forEach(this::fill);
        return granted;
    }

    private void fill(int priority) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i).priority() == priority
                    && granted[i] < claims.get(i).wished()) {
                members.add(i);
            }
        }
        double[] levels = new WaterLevel(claims, totals, used, granted, members).replicas();
        double[] remainders = new double[claims.size()];
        for (int member : members) {
            int whole = Math.max(granted[member], (int) Math.floor(levels[member]));
            remainders[member] = levels[member] - whole;
            grant(member, whole - granted[member]);
        }
        members.stream()
                .filter(member -> remainders[member] > 0)
                .sorted(Comparator.comparingDouble((Integer member) -> -remainders[member]))
                .forEach(this::grantOneIfPossible);
        useUp(members);
    }

    private boolean grantOneIfPossible(int claim) {
        boolean possible = granted[claim] < claims.get(claim).wished() && fitsOne(claim);
        if (possible) {
            grant(claim, 1);
        }
        return possible;
    }

    private boolean fitsOne(int claim) {
        for (int i = 0; i < totals.length; i++) {
            double cost = claims.get(claim).costs()[i];
            if (cost > 0 && used[i] + cost > totals[i] * (1 + ROUNDING)) {
                return false;
            }
        }
        return true;
    }

    /** Replicas of different size leave gaps that a small one may still fit into: the lowest comes first. */
    private void useUp(List<Integer> members) {
        PriorityQueue<Vessel> lowest = new PriorityQueue<>();
        members.forEach(member -> lowest.add(vessel(member)));
        for (Vessel next = lowest.poll(); next != null; next = lowest.poll()) {
            if (grantOneIfPossible(next.claim)) {
                lowest.add(vessel(next.claim));
            }
        }
    }

    /** How high the water would stand in it with one replica more; of equals the first comes first. */
    private record Vessel(double level, int claim) implements Comparable<Vessel> {
        @Override
        public int compareTo(Vessel other) {
            int byLevel = Double.compare(level, other.level);
            return byLevel == 0 ? Integer.compare(claim, other.claim) : byLevel;
        }
    }

    private Vessel vessel(int claim) {
        Claim its = claims.get(claim);
        return new Vessel((granted[claim] + 1) * its.share(totals) / its.weight(), claim);
    }
}
