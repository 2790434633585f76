package io.swell.controller.autoscaling.tracking;

import java.util.Arrays;

/**
 * What was recommended lately, so that a wish counts only if all recent ones agree with it: up no further than the smallest
 * of them, down no further than the largest. Each new recommendation takes the place of an outdated one if there is any.
 */
public final class Recommendations {

    private long[] atMicros = new long[16];
    private int[] replicas = new int[16];
    private int size;

    /** Notes the present size, so that a fresh memory takes nothing away for one window. */
    public void seed(long nowMicros, int current) {
        append(nowMicros, current);
    }

    /**
     * Notes a recommendation and says how much of it may be followed.
     *
     * @param upMicros recommendations younger than this must all be for more
     * @param downMicros recommendations younger than this must all be for fewer
     */
    public int stabilise(long nowMicros, int current, int recommended, long upMicros, long downMicros) {
        int up = recommended;
        int down = recommended;
        int outdated = -1;
        for (int i = 0; i < size; i++) {
            long age = nowMicros - atMicros[i];
            up = age < upMicros ? Math.min(up, replicas[i]) : up;
            down = age < downMicros ? Math.max(down, replicas[i]) : down;
            outdated = age > Math.max(upMicros, downMicros) ? i : outdated;
        }
        note(nowMicros, recommended, outdated);
        return Math.min(Math.max(current, up), down);
    }

    /** As {@link #stabilise} where no rules are given: the largest of those no older than the window, up or down. */
    public int largest(long nowMicros, int recommended, long windowMicros) {
        int largest = recommended;
        int outdated = -1;
        for (int i = 0; i < size; i++) {
            if (nowMicros - atMicros[i] > windowMicros) {
                outdated = i;
            } else {
                largest = Math.max(largest, replicas[i]);
            }
        }
        note(nowMicros, recommended, outdated);
        return largest;
    }

    /** Those remembered, outdated ones included, in no order of time. */
    int[] log() {
        return Arrays.copyOf(replicas, size);
    }

    private void note(long nowMicros, int recommended, int outdated) {
        if (outdated < 0) {
            append(nowMicros, recommended);
        } else {
            atMicros[outdated] = nowMicros;
            replicas[outdated] = recommended;
        }
    }

    private void append(long nowMicros, int recommended) {
        if (size == replicas.length) {
            atMicros = Arrays.copyOf(atMicros, 2 * size);
            replicas = Arrays.copyOf(replicas, 2 * size);
        }
        atMicros[size] = nowMicros;
        replicas[size++] = recommended;
    }
}
