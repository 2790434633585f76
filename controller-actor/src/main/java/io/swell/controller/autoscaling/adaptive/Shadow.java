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

    /** Moves and tokens are reckoned in ticks, so that two bytes hold each of them exactly. */
    private static final double TICKS_PER_SECOND = 20;

    static final int REVERSAL_TICKS = (int) (ReversalBudget.REVERSAL_SECONDS * TICKS_PER_SECOND);
    static final int TOKEN_TICKS = (int) Math.round(TICKS_PER_SECOND / ReversalBudget.PER_SECOND);
    private static final int TICKS_AT_FIRST = (int) (ReversalBudget.AT_FIRST * TOKEN_TICKS);
    static final int MOST_TICKS = (int) (ReversalBudget.MOST * TOKEN_TICKS);

    /** Of an age and a direction together, in two bytes. */
    private static final int DIRECTION_BITS = 2;

    static final int LONG_AGO = Character.MAX_VALUE >> DIRECTION_BITS;

    private final float[] excess = new float[Candidates.COUNT];
    private final float[] cost = new float[Candidates.COUNT];
    private final float[] late = new float[Candidates.COUNT];
    private final float[] lateSquares = new float[Candidates.COUNT];
    private final float[] lateInBlock = new float[Candidates.COUNT];
    private final int[] tokens = new int[Candidates.COUNT];
    private final int[] sinceMove = new int[Candidates.COUNT];
    private final short[] target = new short[Candidates.COUNT];
    private final byte[] direction = new byte[Candidates.COUNT];
    private final short[][] wanted = new short[PARTS][Candidates.COUNT];
    private final Fading memory = new Fading(MEMORY_SECONDS);
    private int part;
    private int ticks;
    private double partAge;
    private double blockAge;
    private double arrivals;
    private double seconds;

    Shadow(int warmReplicas) {
        Arrays.fill(target, (short) warmReplicas);
        Arrays.fill(sinceMove, LONG_AGO);
        Arrays.fill(tokens, TICKS_AT_FIRST);
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
        int passed = ticks(now) - ticks;
        ticks += passed;
        float kept = (float) memory.kept(load.seconds);
        float progress = (float) (load.seconds / sizing.serviceSeconds);
        for (int i = 0; i < Candidates.COUNT; i++) {
            int ready = ready(i) * sizing.slots;
            int base = sizing.base(candidates.level(i));
            double backlog = Math.max(0, sizing.demand + excess[i] - ready);
            int extra = sizing.isLate(backlog, ready) ? sizing.extra(backlog, base, sizing.slots * soon(i)) : 0;
            int wish = Math.max(floor, sizing.bounded(base + extra));
            move(i, sizing.keeping(wish, target[i]), passed);
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

    /** Those that serve during the coming cold start, on average, if no more were ordered. */
    private double soon(int i) {
        int least = wanted[part][i];
        int sum = 0;
        for (int p = 1; p < PARTS; p++) {
            least = Math.min(least, wanted[(part + PARTS - p) % PARTS][i]);
            sum += least;
        }
        return sum / (PARTS - 1.0);
    }

    /** As {@link ReversalBudget#grant}. */
    private void move(int i, int wish, int passed) {
        tokens[i] = Math.min(MOST_TICKS, tokens[i] + passed);
        sinceMove[i] = Math.min(LONG_AGO, sinceMove[i] + passed);
        boolean recent = sinceMove[i] <= REVERSAL_TICKS;
        if (wish == target[i]) {
            return; // most of them, most of the time
        }
        double whole = tokens[i] / (double) TOKEN_TICKS;
        if (!ReversalBudget.grants(wish, target[i], recent ? direction[i] : 0, whole)) {
            return;
        }
        byte next = (byte) Integer.signum(wish - target[i]);
        if (recent && next == -direction[i]) {
            tokens[i] -= TOKEN_TICKS;
        }
        direction[i] = next;
        sinceMove[i] = 0;
        target[i] = (short) wish;
    }

    /** They overflow after a year, which does not matter: what passed is a difference. */
    private static int ticks(double now) {
        return (int) (long) (now * TICKS_PER_SECOND);
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

    /** Late requests that none of them avoided. */
    float leastLate() {
        float least = late[0];
        for (float each : late) {
            least = Math.min(least, each);
        }
        return least;
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
            out.putChar((char) tokens[i]);
            out.putChar((char) (sinceMove[i] << DIRECTION_BITS | (direction[i] + 1)));
            out.putShort(target[i]);
            for (short[] each : wanted) {
                out.putShort(each[i]);
            }
        }
        out.put((byte) part).putDouble(partAge).putDouble(blockAge);
        out.putDouble(arrivals).putDouble(seconds);
    }

    void restore(ByteBuffer in, double now) {
        ticks = ticks(now);
        for (int i = 0; i < Candidates.COUNT; i++) {
            excess[i] = in.getFloat();
            cost[i] = in.getFloat();
            late[i] = in.getFloat();
            lateSquares[i] = in.getFloat();
            lateInBlock[i] = in.getFloat();
            tokens[i] = in.getChar();
            char move = in.getChar();
            sinceMove[i] = move >> DIRECTION_BITS;
            direction[i] = (byte) ((move & 3) - 1);
            target[i] = in.getShort();
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
