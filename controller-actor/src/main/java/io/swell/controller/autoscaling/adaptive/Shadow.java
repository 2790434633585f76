package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What each candidate would have done and what would have come of it: its replicas with their cold starts, its backlog, its
 * late requests and its cost, as a fluid in a few steps of arithmetic. Each keeps a {@link ReversalBudget} of its own, since
 * replicas that may not be given up yet cost as much as others and serve as well. All is forgotten with a constant of two
 * hours. Slots serve once they were wanted for a whole cold start, which is exact, since who lowers a target cancels the newest
 * starting replicas first.
 */
final class Shadow {

    private static final double MEMORY_SECONDS = 7_200;

    /** Requests that are late within this time are one cluster. */
    private static final double BLOCK_SECONDS = 30;

    private static final int PARTS = 4;
    private static final float LONG_AGO = -1e6f;

    private final float[] excess = new float[Candidates.COUNT];
    private final float[] cost = new float[Candidates.COUNT];
    private final float[] late = new float[Candidates.COUNT];
    private final float[] lateSquares = new float[Candidates.COUNT];
    private final float[] lateInBlock = new float[Candidates.COUNT];
    private final float[] tokens = new float[Candidates.COUNT];
    private final float[] movedAt = new float[Candidates.COUNT];
    private final short[] target = new short[Candidates.COUNT];
    private final byte[] direction = new byte[Candidates.COUNT];
    private final short[][] wanted = new short[PARTS][Candidates.COUNT];
    private final Fading memory = new Fading(MEMORY_SECONDS);
    private int part;
    private double partAge;
    private double blockAge;
    private double arrivals;
    private double seconds;

    Shadow(int warmReplicas) {
        Arrays.fill(target, (short) warmReplicas);
        Arrays.fill(movedAt, LONG_AGO);
        Arrays.fill(tokens, (float) ReversalBudget.MOST);
        for (short[] each : wanted) {
            Arrays.fill(each, (short) warmReplicas);
        }
    }

    /** @param floor replicas that each has at least, while nobody knows anything */
    void observe(LoadSince load, double now, Candidates candidates, Sizing sizing, int floor) {
        partAge += load.seconds;
        boolean newPart = partAge >= sizing.coldStartSeconds / (PARTS - 1);
        if (newPart) {
            part = (part + 1) % PARTS;
            partAge = 0;
        }
        float kept = (float) memory.kept(load.seconds);
        float progress = (float) Math.min(1, load.seconds / sizing.serviceSeconds);
        for (int i = 0; i < Candidates.COUNT; i++) {
            int ready = ready(i) * sizing.slots;
            int base = sizing.base(candidates.level(i));
            double backlog = Math.max(0, sizing.demand + excess[i] - ready);
            int wish = Math.max(floor, sizing.bounded(base + sizing.extra(backlog, base, ready)));
            move(i, wish, (float) now, (float) load.seconds);
            wanted[part][i] = newPart ? target[i] : (short) Math.min(wanted[part][i], target[i]);
            serve(i, load, sizing, ready, kept, progress);
        }
        arrivals = arrivals * kept + load.arrivals;
        seconds = seconds * kept + load.seconds;
        closeBlock(load.seconds);
    }

    /** The least that was wanted in the last cold start. */
    private int ready(int i) {
        int least = wanted[0][i];
        for (int p = 1; p < PARTS; p++) {
            least = Math.min(least, wanted[p][i]);
        }
        return least;
    }

    /** As {@link ReversalBudget#grant}. */
    private void move(int i, int wish, float now, float seconds) {
        tokens[i] = (float) Math.min(ReversalBudget.MOST, tokens[i] + seconds * ReversalBudget.PER_SECOND);
        boolean recent = now - movedAt[i] <= ReversalBudget.REVERSAL_SECONDS;
        if (!ReversalBudget.grants(wish, target[i], recent ? direction[i] : 0, tokens[i])) {
            return;
        }
        byte next = (byte) Integer.signum(wish - target[i]);
        if (recent && next == -direction[i]) {
            tokens[i]--;
        }
        direction[i] = next;
        movedAt[i] = now;
        target[i] = (short) wish;
    }

    private void serve(int i, LoadSince load, Sizing sizing, int slots, float kept, float progress) {
        double inSystem = sizing.demand + excess[i];
        double served = Math.min(inSystem, slots);
        excess[i] = (float) Math.max(0, excess[i] + (sizing.demand - served) * progress);
        boolean isLate = (inSystem - slots) * sizing.serviceSeconds > sizing.waitSeconds * slots;
        float nowLate = isLate ? (float) load.arrivals : 0;
        cost[i] = cost[i] * kept + (float) (Math.max(target[i], served / sizing.slots) * load.seconds);
        late[i] = late[i] * kept + nowLate;
        lateSquares[i] *= kept;
        lateInBlock[i] += nowLate;
    }

    private void closeBlock(double passed) {
        blockAge += passed;
        if (blockAge >= BLOCK_SECONDS) {
            blockAge = 0;
            for (int i = 0; i < Candidates.COUNT; i++) {
                lateSquares[i] += lateInBlock[i] * lateInBlock[i];
                lateInBlock[i] = 0;
            }
        }
    }

    /** What went wrong so far teaches nothing. */
    void forgive() {
        Arrays.fill(late, 0);
        Arrays.fill(lateSquares, 0);
        Arrays.fill(lateInBlock, 0);
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

    /** The replicas it has. */
    int target(int i) {
        return target[i];
    }

    /** The late requests it must be expected to have, given how they cluster and how little may have been seen. */
    double lateAtMost(int i, double deviations, double unseen) {
        double block = lateInBlock[i];
        return late[i] + deviations * Math.sqrt(lateSquares[i] + block * block + unseen * unseen);
    }

    void save(ByteBuffer out) {
        for (int i = 0; i < Candidates.COUNT; i++) {
            out.putFloat(excess[i]).putFloat(cost[i]).putFloat(late[i]);
            out.putFloat(lateSquares[i]).putFloat(lateInBlock[i]);
            out.putFloat(tokens[i]).putFloat(movedAt[i]).putShort(target[i]).put(direction[i]);
            for (short[] each : wanted) {
                out.putShort(each[i]);
            }
        }
        out.put((byte) part).putDouble(partAge).putDouble(blockAge);
        out.putDouble(arrivals).putDouble(seconds);
    }

    void restore(ByteBuffer in) {
        for (int i = 0; i < Candidates.COUNT; i++) {
            excess[i] = in.getFloat();
            cost[i] = in.getFloat();
            late[i] = in.getFloat();
            lateSquares[i] = in.getFloat();
            lateInBlock[i] = in.getFloat();
            tokens[i] = in.getFloat();
            movedAt[i] = in.getFloat();
            target[i] = in.getShort();
            direction[i] = in.get();
            for (short[] each : wanted) {
                each[i] = in.getShort();
            }
        }
        part = in.get();
        partAge = in.getDouble();
        blockAge = in.getDouble();
        arrivals = in.getDouble();
        seconds = in.getDouble();
    }
}
