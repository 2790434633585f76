package io.swell.controller.autoscaling.tracking;

import java.util.Arrays;

/** Changes in one direction, how large and when; those too old to count make room for new ones. */
public final class ChangeLog {

    private long[] atMicros = new long[8];
    private int[] changes = new int[8];
    private int size;

    /**
     * Notes a change.
     *
     * @param keepMicros a change that old counts no more, whatever is asked
     */
    public void add(long nowMicros, int replicas, long keepMicros) {
        for (int i = 0; i < size; i++) {
            if (nowMicros - atMicros[i] >= keepMicros) {
                atMicros[i] = nowMicros;
                changes[i] = replicas;
                return;
            }
        }
        if (size == changes.length) {
            atMicros = Arrays.copyOf(atMicros, 2 * size);
            changes = Arrays.copyOf(changes, 2 * size);
        }
        atMicros[size] = nowMicros;
        changes[size++] = replicas;
    }

    /** Replicas changed within the period that ends now. */
    int within(long periodMicros, long nowMicros) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            if (nowMicros - atMicros[i] < periodMicros) {
                sum += changes[i];
            }
        }
        return sum;
    }
}
