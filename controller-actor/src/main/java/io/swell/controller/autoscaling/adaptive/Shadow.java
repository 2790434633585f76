package io.swell.controller.autoscaling.adaptive;

import java.util.Arrays;

/**
 * What each candidate would have done and what would have come of it: its replicas with their cold starts, its backlog, its
 * late requests, its cost and its reversals, as a fluid in a few steps of arithmetic. All is forgotten with a constant of
 * two hours. Slots serve once they were wanted for a whole cold start, which is exact, since who lowers a target cancels the
 * newest starting replicas first.
 */
final class Shadow {

    private static final double MEMORY_SECONDS = 7_200;
    private static final double BLOCK_SECONDS = 30;
    private static final double REVERSAL_SECONDS = 300;
    private static final int PARTS = 5;
    private static final double LONG_AGO = -1e9;

    private final float[] excess = new float[Candidates.COUNT];
    private final float[] cost = new float[Candidates.COUNT];
    private final float[] late = new float[Candidates.COUNT];
    private final float[] lateSquares = new float[Candidates.COUNT];
    private final float[] lateInBlock = new float[Candidates.COUNT];
    private final float[] reversals = new float[Candidates.COUNT];
    private final float[] changedAt = new float[Candidates.COUNT];
    private final short[] target = new short[Candidates.COUNT];
    private final byte[] direction = new byte[Candidates.COUNT];
    private final short[][] wanted = new short[PARTS][Candidates.COUNT];
    private int part;
    private double partBegan;
    private double blockBegan;
    private double arrivals;
    private double seconds;

    Shadow(int warmReplicas) {
        Arrays.fill(target, (short) warmReplicas);
        Arrays.fill(changedAt, (float) LONG_AGO);
        for (short[] each : wanted) {
            Arrays.fill(each, (short) warmReplicas);
        }
    }

    /** @param floor replicas that each has at least, while nobody knows anything */
    void observe(LoadSince load, Candidates candidates, Sizing sizing, int floor) {
        boolean newPart = load.nowSeconds - partBegan >= sizing.coldStartSeconds / (PARTS - 1);
        int writing = newPart ? (part + 1) % PARTS : part;
        float kept = (float) Math.exp(-load.seconds / MEMORY_SECONDS);
        float progress = (float) Math.min(1, load.seconds / sizing.serviceSeconds);
        for (int i = 0; i < Candidates.COUNT; i++) {
            int ready = ready(i) * sizing.slots;
            int base = sizing.base(candidates.level(i));
            double backlog = Math.max(0, sizing.demand + excess[i] - ready);
            int wish = Math.max(floor, sizing.bounded(base + sizing.extra(backlog, base, ready)));
            wanted[writing][i] = (short) (newPart ? wish : Math.min(wanted[writing][i], wish));
            serve(i, load, sizing, ready, wish, kept, progress);
            turn(i, wish, load.nowSeconds, kept);
        }
        if (newPart) {
            part = writing;
            partBegan = load.nowSeconds;
        }
        arrivals = arrivals * kept + load.arrivals;
        seconds = seconds * kept + load.seconds;
        closeBlock(load.nowSeconds);
    }

    /** The least that was wanted in the last cold start. */
    private int ready(int i) {
        int least = wanted[0][i];
        for (int p = 1; p < PARTS; p++) {
            least = Math.min(least, wanted[p][i]);
        }
        return least;
    }

    private void serve(int i, LoadSince load, Sizing sizing, int slots, int wish, float kept, float progress) {
        double inSystem = sizing.demand + excess[i];
        double served = Math.min(inSystem, slots);
        excess[i] = (float) Math.max(0, excess[i] + (sizing.demand - served) * progress);
        boolean isLate = (inSystem - slots) * sizing.serviceSeconds > sizing.waitSeconds * slots;
        float nowLate = isLate ? (float) load.arrivals : 0;
        cost[i] = cost[i] * kept + (float) (Math.max(wish, served / sizing.slots) * load.seconds);
        late[i] = late[i] * kept + nowLate;
        lateSquares[i] *= kept;
        lateInBlock[i] += nowLate;
    }

    private void turn(int i, int wish, double nowSeconds, float kept) {
        reversals[i] *= kept;
        int change = Integer.signum(wish - target[i]);
        if (change != 0) {
            if (change == -direction[i] && nowSeconds - changedAt[i] <= REVERSAL_SECONDS) {
                reversals[i]++;
            }
            direction[i] = (byte) change;
            changedAt[i] = (float) nowSeconds;
            target[i] = (short) wish;
        }
    }

    private void closeBlock(double nowSeconds) {
        if (nowSeconds - blockBegan < BLOCK_SECONDS) {
            return;
        }
        blockBegan = nowSeconds;
        for (int i = 0; i < Candidates.COUNT; i++) {
            lateSquares[i] += lateInBlock[i] * lateInBlock[i];
            lateInBlock[i] = 0;
        }
    }

    /** What went wrong so far teaches nothing. */
    void forgive() {
        Arrays.fill(late, 0);
        Arrays.fill(lateSquares, 0);
        Arrays.fill(lateInBlock, 0);
        Arrays.fill(reversals, 0);
    }

    /** Arrivals remembered. */
    double arrivals() {
        return arrivals;
    }

    /** Time remembered. */
    double seconds() {
        return seconds;
    }

    float cost(int i) {
        return cost[i];
    }

    float late(int i) {
        return late[i];
    }

    float reversals(int i) {
        return reversals[i];
    }

    /** The late requests it must be expected to have, given how they cluster and how little may have been seen. */
    double lateAtMost(int i, double deviations, double unseen) {
        double block = lateInBlock[i];
        return late[i] + deviations * Math.sqrt(lateSquares[i] + block * block + unseen * unseen);
    }
}
