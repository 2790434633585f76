package io.swell.simulator.bound;

import io.swell.simulator.Trace;
import java.util.Arrays;

/**
 * The least cost if nobody may wait and running requests could move from replica to replica for nothing. Replicas must then
 * cover the busy slots at every instant. Level by level of replicas: a level that is not needed for a while is kept or
 * given up and started again, whichever is cheaper. A gap of one level lies within a gap of the level above, so the cheapest
 * choices of all levels fit together, and their sum is the least (Lu and Chen, 2012, have the same structure).
 */
final class ZeroWait {

    private final Planning planning;
    private double cost;
    private int needed;

    /** By level from 1: when it was needed last, or since when it is. */
    private double[] since = new double[64];

    /** Levels above were never needed. */
    private int highest;

    private ZeroWait(Planning planning) {
        this.planning = planning;
    }

    static double cost(Planning planning) {
        ZeroWait levels = new ZeroWait(planning);
        levels.play();
        return levels.cost;
    }

    /** At one instant requests end before others come. */
    private void play() {
        Trace trace = planning.trace();
        double[] ends = new double[trace.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = trace.arrival(i) + trace.service(i);
        }
        Arrays.sort(ends);
        needed = planning.least();
        highest = needed;
        cost = needed * planning.end();
        int ended = 0;
        for (int i = 0; i < ends.length; i++) {
            for (; ended < i && ends[ended] <= trace.arrival(i); ended++) {
                need(i - ended - 1, ends[ended]);
            }
            if (trace.service(i) > 0) {
                need(i + 1 - ended, trace.arrival(i));
            }
        }
        for (; ended < ends.length; ended++) {
            need(ends.length - ended - 1, ends[ended]);
        }
    }

    private void need(int busy, double now) {
        int replicas = Math.max(planning.least(), (busy + planning.slots() - 1) / planning.slots());
        while (needed < replicas) {
            rise(++needed, now);
        }
        for (; needed > replicas; needed--) {
            cost += now - since[needed];
            since[needed] = now;
        }
    }

    private void rise(int level, double now) {
        if (level == since.length) {
            since = Arrays.copyOf(since, 2 * level);
        }
        boolean isFirst = level > highest;
        highest = Math.max(highest, level);
        if (!isFirst || level <= planning.warm()) {
            cost += Math.min(now - (isFirst ? 0 : since[level]), planning.coldStart());
        } else {
            cost += planning.coldStart();
        }
        since[level] = now;
    }
}
