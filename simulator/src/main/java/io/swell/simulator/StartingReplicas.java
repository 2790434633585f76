package io.swell.simulator;

/**
 * Replicas between order and readiness. Each takes as long as any other, so they become ready in the order in which they
 * were ordered, and the newest are the first to be called off: a queue with two ends.
 */
final class StartingReplicas {

    private double[] readyAt = new double[16];
    private int[] replicas = new int[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    /** When the oldest is ready; {@link Double#POSITIVE_INFINITY} if there is none. */
    double nextAt() {
        return size == 0 ? Double.POSITIVE_INFINITY : readyAt[head];
    }

    /** Adds one that is ready no sooner than those before it. */
    void add(int replica, double ready) {
        if (size == replicas.length) {
            grow();
        }
        int slot = (head + size++) & (replicas.length - 1);
        readyAt[slot] = ready;
        replicas[slot] = replica;
    }

    /** The oldest, which is no longer among them. */
    int pollOldest() {
        int replica = replicas[head];
        head = (head + 1) & (replicas.length - 1);
        size--;
        return replica;
    }

    /** Calls the newest off. */
    void dropNewest() {
        size--;
    }

    private void grow() {
        double[] moreReady = new double[2 * size];
        int[] moreReplicas = new int[2 * size];
        for (int i = 0; i < size; i++) {
            int slot = (head + i) & (size - 1);
            moreReady[i] = readyAt[slot];
            moreReplicas[i] = replicas[slot];
        }
        readyAt = moreReady;
        replicas = moreReplicas;
        head = 0;
    }
}
