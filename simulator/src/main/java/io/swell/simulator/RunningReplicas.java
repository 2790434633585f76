package io.swell.simulator;

import java.util.Arrays;

/**
 * Busy slots of each replica, and the running ones with the least busy first, the oldest of equals: a heap that knows where
 * each of them stands. Replicas are numbers that grow with age; a draining one keeps its busy slots and leaves the heap.
 */
final class RunningReplicas {

    private static final int ABSENT = -1;

    private int[] heap = new int[16];
    private int size;
    private int[] busy = new int[16];
    /** Index in the heap. */
    private int[] place = new int[16];

    RunningReplicas() {
        Arrays.fill(place, ABSENT);
    }

    int size() {
        return size;
    }

    /** Any order; {@code index} below {@link #size}. */
    int replica(int index) {
        return heap[index];
    }

    int busy(int replica) {
        return busy[replica];
    }

    boolean isRunning(int replica) {
        return replica < place.length && place[replica] != ABSENT;
    }

    /** The one to take the next request. There is at least one. */
    int leastBusy() {
        return heap[0];
    }

    /** A replica begins to run, with nothing to do. */
    void add(int replica) {
        reserve(replica);
        busy[replica] = 0;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        siftUp(size++, replica);
    }

    /** A replica runs no longer; what keeps it busy goes on. */
    void remove(int replica) {
        int hole = place[replica];
        place[replica] = ABSENT;
        int last = heap[--size];
        if (hole < size) {
            siftDown(hole, last);
            if (heap[hole] == last) {
                siftUp(hole, last);
            }
        }
    }

    void occupy(int replica) {
        busy[replica]++;
        siftDown(place[replica], replica);
    }

    /** One of its requests has ended, be it running or draining. */
    void release(int replica) {
        busy[replica]--;
        if (place[replica] != ABSENT) {
            siftUp(place[replica], replica);
        }
    }

    /** So many of those running with the fewest busy slots, the newest of equals first. */
    int[] leastBusyNewestFirst(int count) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = ((long) busy[heap[i]] << 32) | (Integer.MAX_VALUE - heap[i]);
        }
        Arrays.sort(keys);
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = Integer.MAX_VALUE - (int) keys[i];
        }
        return chosen;
    }

    private void reserve(int replica) {
        int before = busy.length;
        if (replica >= before) {
            int capacity = Math.max(2 * before, replica + 1);
            busy = Arrays.copyOf(busy, capacity);
            place = Arrays.copyOf(place, capacity);
            Arrays.fill(place, before, capacity, ABSENT);
        }
    }

    private void siftUp(int from, int replica) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(replica, heap[parent])) {
                break;
            }
            put(hole, heap[parent]);
            hole = parent;
        }
        put(hole, replica);
    }

    private void siftDown(int from, int replica) {
        int hole = from;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (isBefore(replica, heap[child])) {
                break;
            }
            put(hole, heap[child]);
            hole = child;
        }
        put(hole, replica);
    }

    private boolean isBefore(int one, int other) {
        return busy[one] != busy[other] ? busy[one] < busy[other] : one < other;
    }

    private void put(int index, int replica) {
        heap[index] = replica;
        place[replica] = index;
    }
}
