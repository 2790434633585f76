package io.swell.controller.autoscaling.load;

import io.swell.shared.protocol.LoadColumns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of each deployment of one process, column by column: primitive arrays indexed by the process's own
 * numbers, so that an entry costs some tens of bytes and no object.
 */
final class ProcessRows {

    private static final int FIRST_CAPACITY = 8;

    private @Nullable DeploymentLoad[] deployment = new DeploymentLoad[FIRST_CAPACITY];
    private int[] handles = new int[FIRST_CAPACITY];
    private int[] queued = new int[FIRST_CAPACITY];
    private int[] running = new int[FIRST_CAPACITY];
    private long[] integral = new long[FIRST_CAPACITY];
    private long[] arrived = new long[FIRST_CAPACITY];
    private long[] sequence = new long[FIRST_CAPACITY];
    private long[] arrivals = new long[FIRST_CAPACITY];
    private long[] completions = new long[FIRST_CAPACITY];
    private long[] failures = new long[FIRST_CAPACITY];
    private long[] rejections = new long[FIRST_CAPACITY];
    private long[] lateWaits = new long[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    DeploymentLoad deployment(int number) {
        return number < size ? deployment[number] : null;
    }

    /** Gives a number its name, for good. */
    void name(int number, DeploymentLoad load) {
        while (number >= deployment.length) {
            grow();
        }
        size = Math.max(size, number + 1);
        deployment[number] = load;
    }

    int handles(int number) {
        return handles[number];
    }

    int queued(int number) {
        return queued[number];
    }

    int ongoing(int number) {
        return queued[number] + running[number];
    }

    long arrived(int number) {
        return arrived[number];
    }

    long integral(int number) {
        return integral[number];
    }

    /** Report in which the row came last; 0 for never. */
    long sequence(int number) {
        return sequence[number];
    }

    /** Whether the row could follow the one held: nothing negative, nothing that only grows falls. */
    boolean admits(LoadColumns columns, int row) {
        int number = columns.deployment()[row];
        long micros = columns.queuedMicros()[row] + columns.runningMicros()[row];
        return columns.handles()[row] >= 0
                && columns.queued()[row] >= 0
                && columns.running()[row] >= 0
                && columns.queued()[row] + columns.running()[row] >= 0
                && columns.queuedMicros()[row] >= 0
                && columns.runningMicros()[row] >= 0
                && micros >= integral[number]
                && columns.arrivals()[row] >= arrivals[number]
                && columns.completions()[row] >= completions[number]
                && columns.failures()[row] >= failures[number]
                && columns.rejections()[row] >= rejections[number]
                && columns.lateWaits()[row] >= lateWaits[number];
    }

    /** Adds to the counters what the row has more than the one held; nothing the first time for a process with a past. */
    void count(LoadColumns columns, int row, DeploymentLoad.Counters counters) {
        int number = columns.deployment()[row];
        counters.arrivals += columns.arrivals()[row] - arrivals[number];
        counters.completions += columns.completions()[row] - completions[number];
        counters.failures += columns.failures()[row] - failures[number];
        counters.rejections += columns.rejections()[row] - rejections[number];
        counters.lateWaits += columns.lateWaits()[row] - lateWaits[number];
    }

    void keep(LoadColumns columns, int row, long nowMicros, long reportSequence) {
        int number = columns.deployment()[row];
        handles[number] = columns.handles()[row];
        queued[number] = columns.queued()[row];
        running[number] = columns.running()[row];
        integral[number] = columns.queuedMicros()[row] + columns.runningMicros()[row];
        arrivals[number] = columns.arrivals()[row];
        completions[number] = columns.completions()[row];
        failures[number] = columns.failures()[row];
        rejections[number] = columns.rejections()[row];
        lateWaits[number] = columns.lateWaits()[row];
        arrived[number] = nowMicros;
        sequence[number] = reportSequence;
    }

    /** The row's counts end; its cumulative values stay, lest a later report seem to fall. */
    void clearCounts(int number, long nowMicros) {
        handles[number] = 0;
        queued[number] = 0;
        running[number] = 0;
        arrived[number] = nowMicros;
    }

    private void grow() {
        int capacity = deployment.length * 2;
        deployment = Arrays.copyOf(deployment, capacity);
        handles = Arrays.copyOf(handles, capacity);
        queued = Arrays.copyOf(queued, capacity);
        running = Arrays.copyOf(running, capacity);
        integral = Arrays.copyOf(integral, capacity);
        arrived = Arrays.copyOf(arrived, capacity);
        sequence = Arrays.copyOf(sequence, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        completions = Arrays.copyOf(completions, capacity);
        failures = Arrays.copyOf(failures, capacity);
        rejections = Arrays.copyOf(rejections, capacity);
        lateWaits = Arrays.copyOf(lateWaits, capacity);
    }
}
