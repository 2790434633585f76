package io.swell.simulator;

import java.util.Arrays;

/** When running requests end, earliest first, and of simultaneous ones that of the older replica. No object for any. */
final class DepartureHeap {

    private double[] times = new double[64];
    private int[] replicas = new int[64];
    private int size;

    /** When the next one ends; {@link Double#POSITIVE_INFINITY} if none runs. */
    double nextAt() {
        return size == 0 ? Double.POSITIVE_INFINITY : times[0];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(double time, int replica) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            replicas = Arrays.copyOf(replicas, 2 * size);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(time, replica, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        times[hole] = time;
        replicas[hole] = replica;
    }

    /** Takes the next one away and says whose it was. */
    int poll() {
        int first = replicas[0];
        double time = times[--size];
        int replica = replicas[size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && isBefore(times[child + 1], replicas[child + 1], child)) {
                child++;
            }
            if (isBefore(time, replica, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        times[hole] = time;
        replicas[hole] = replica;
        return first;
    }

    private boolean isBefore(double time, int replica, int index) {
        return time != times[index] ? time < times[index] : replica < replicas[index];
    }

    private void move(int from, int to) {
        times[to] = times[from];
        replicas[to] = replicas[from];
    }
}
