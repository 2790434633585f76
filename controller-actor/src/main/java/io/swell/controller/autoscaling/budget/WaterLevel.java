package io.swell.controller.autoscaling.budget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Fills vessels side by side, in real numbers. At level λ a claim with weight w, of which one replica takes the part s of a
 * total, has
 *
 * <pre>
 * x(λ) = min(wished, max(granted, λ w / s))      replicas
 * </pre>
 *
 * and takes x times its costs of each total. The level rises until a total is used up; those that need some of it stay as
 * they are, the others go on.
 */
final class WaterLevel {

    private final List<Claim> claims;
    private final double[] totals;
    private final double[] replicas;
    private final List<Integer> members;

    private final double[] used;
    /** How fast each total is used up as the level rises. */
    private final double[] rates;

    private final boolean[] rises;
    private final boolean[] isStuck;
    /** Level at which a claim that rises began to. */
    private final double[] since;

    private double level;

    /** A claim begins to rise, or has what it wishes. */
    private record Turn(double level, int claim, boolean begins) {}

    /**
     * Nothing filled yet.
     *
     * @param used of each total, by all that is granted
     * @param granted replicas of each claim, which it keeps
     * @param members claims that are filled
     */
    WaterLevel(List<Claim> claims, double[] totals, double[] used, int[] granted, List<Integer> members) {
        this.claims = claims;
        this.totals = totals;
        this.members = members;
        this.used = used.clone();
        this.rates = new double[totals.length];
        this.replicas = Arrays.stream(granted).asDoubleStream().toArray();
        this.rises = new boolean[claims.size()];
        this.isStuck = new boolean[claims.size()];
        this.since = new double[claims.size()];
    }

    /** Replicas and parts of replicas, by claim. */
    double[] replicas() {
        PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingDouble(Turn::level));
        for (int member : members) {
            turns.add(new Turn(replicas[member] / speed(member), member, true));
            turns.add(new Turn(claims.get(member).wished() / speed(member), member, false));
        }
        while (!turns.isEmpty()) {
            Turn next = turns.peek();
            if (riseTo(next.level())) {
                turns.remove();
                take(next);
            }
        }
        return replicas;
    }

    private double speed(int claim) {
        return claims.get(claim).weight() / claims.get(claim).share(totals);
    }

    /** Whether it got there; if not, a total was used up on the way, and who needs it is stuck. */
    private boolean riseTo(double next) {
        double highest = next;
        int first = -1;
        for (int i = 0; i < totals.length; i++) {
            double most = rates[i] > 0 ? level + Math.max(0, totals[i] - used[i]) / rates[i] : Double.MAX_VALUE;
            if (most < highest) {
                highest = most;
                first = i;
            }
        }
        for (int i = 0; i < totals.length; i++) {
            used[i] += (highest - level) * rates[i];
        }
        level = highest;
        if (first >= 0) {
            stick(first);
        }
        return first < 0;
    }

    private void stick(int total) {
        for (int member : members) {
            if (claims.get(member).costs()[total] > 0) {
                if (rises[member]) {
                    rise(member, false);
                }
                isStuck[member] = true;
            }
        }
        rates[total] = 0;
    }

    private void take(Turn turn) {
        int claim = turn.claim();
        if (turn.begins() && !isStuck[claim]) {
            rise(claim, true);
        } else if (!turn.begins() && rises[claim]) {
            rise(claim, false);
            replicas[claim] = claims.get(claim).wished();
        }
    }

    private void rise(int claim, boolean begins) {
        if (begins) {
            since[claim] = level;
        } else {
            replicas[claim] += (level - since[claim]) * speed(claim);
        }
        rises[claim] = begins;
        for (int i = 0; i < totals.length; i++) {
            double change = speed(claim) * claims.get(claim).costs()[i];
            rates[i] = Math.max(0, rates[i] + (begins ? change : -change));
        }
    }
}
