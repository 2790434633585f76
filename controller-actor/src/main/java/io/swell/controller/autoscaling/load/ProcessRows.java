package io.swell.controller.autoscaling.load;

import io.swell.shared.protocol.LoadColumns;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The last entry of each deployment of one process, column by column: primitive arrays indexed by the process's own
 * numbers. An entry is 56 bytes and two bits and no object; there are as many as deployments times processes.
 *
 * <p>Of counters that are seldom large only the lower half is kept, enough to tell by how much they grew as long as that
 * is less than 2^31 between two reports. A fall by more than that passes for growth.
 */
final class ProcessRows {

    static final int UNNAMED = -1;

    private int[] ordinal = {};
    private int[] handles = {};
    private int[] queued = {};
    private int[] ongoing = {};
    private long[] integral = {};
    private long[] arrived = {};
    private long[] arrivals = {};
    private int[] completions = {};
    private int[] failures = {};
    private int[] rejections = {};
    private int[] lateWaits = {};
    private final BitSet known = new BitSet();
    private final BitSet mentioned = new BitSet();
    private int size;

    int size() {
        return size;
    }

    /** Ordinal of the deployment with the process's own number; {@link #UNNAMED} if it has not been named. */
    int ordinal(int number) {
        return number >= 0 && number < size ? ordinal[number] : UNNAMED;
    }

    /** Gives a number its name, for good. There is room for it: {@link #reserve}. */
    void name(int number, int deploymentOrdinal) {
        size = Math.max(size, number + 1);
        ordinal[number] = deploymentOrdinal;
    }

    int handles(int number) {
        return handles[number];
    }

    int queued(int number) {
        return queued[number];
    }

    int ongoing(int number) {
        return ongoing[number];
    }

    long arrived(int number) {
        return arrived[number];
    }

    long integral(int number) {
        return integral[number];
    }

    /** Whether an entry ever came. */
    boolean isKnown(int number) {
        return known.get(number);
    }

    /** Whether an entry came since {@link #forgetMentions}. */
    boolean isMentioned(int number) {
        return mentioned.get(number);
    }

    void forgetMentions() {
        mentioned.clear();
    }

    /** Whether the row could follow the one held: nothing negative, nothing that only grows falls. */
    boolean admits(LoadColumns columns, int row) {
        int number = columns.deployment()[row];
        return columns.handles()[row] >= 0
                && columns.queued()[row] >= 0
                && columns.running()[row] >= 0
                && columns.queued()[row] + columns.running()[row] >= 0
                && columns.queuedMicros()[row] >= 0
                && columns.runningMicros()[row] >= 0
                && columns.queuedMicros()[row] + columns.runningMicros()[row] >= integral[number]
                && columns.arrivals()[row] >= arrivals[number]
                && grows(number, completions, columns.completions()[row])
                && grows(number, failures, columns.failures()[row])
                && grows(number, rejections, columns.rejections()[row])
                && grows(number, lateWaits, columns.lateWaits()[row]);
    }

    private boolean grows(int number, int[] held, long reported) {
        return reported >= 0 && ((int) reported - held[number] >= 0 || !known.get(number));
    }

    /** Adds to the deployment's counters what the row has more than the one held. */
    void count(LoadColumns columns, int row, DeploymentLoads loads) {
        int number = columns.deployment()[row];
        loads.count(
                ordinal[number],
                columns.arrivals()[row] - arrivals[number],
                growth(number, completions, columns.completions()[row]),
                growth(number, failures, columns.failures()[row]),
                growth(number, rejections, columns.rejections()[row]),
                growth(number, lateWaits, columns.lateWaits()[row]));
    }

    private long growth(int number, int[] held, long reported) {
        return known.get(number) ? (int) reported - held[number] : reported;
    }

    void keep(LoadColumns columns, int row, long nowMicros) {
        int number = columns.deployment()[row];
        handles[number] = columns.handles()[row];
        queued[number] = columns.queued()[row];
        ongoing[number] = columns.queued()[row] + columns.running()[row];
        integral[number] = columns.queuedMicros()[row] + columns.runningMicros()[row];
        arrived[number] = nowMicros;
        arrivals[number] = columns.arrivals()[row];
        completions[number] = (int) columns.completions()[row];
        failures[number] = (int) columns.failures()[row];
        rejections[number] = (int) columns.rejections()[row];
        lateWaits[number] = (int) columns.lateWaits()[row];
        known.set(number);
        mentioned.set(number);
    }

    /** The row's counts end; its cumulative values stay, lest a later report seem to fall. */
    void clearCounts(int number, long nowMicros) {
        handles[number] = 0;
        queued[number] = 0;
        ongoing[number] = 0;
        arrived[number] = nowMicros;
    }

    /** Makes room for numbers below {@code numbers}: exactly, for a process names most of them at once. */
    void reserve(int numbers) {
        int capacity = handles.length;
        if (numbers > capacity) {
            grow(Math.max(numbers, capacity + capacity / 4));
        }
    }

    private void grow(int capacity) {
        int named = ordinal.length;
        ordinal = Arrays.copyOf(ordinal, capacity);
        Arrays.fill(ordinal, named, capacity, UNNAMED);
        handles = Arrays.copyOf(handles, capacity);
        queued = Arrays.copyOf(queued, capacity);
        ongoing = Arrays.copyOf(ongoing, capacity);
        integral = Arrays.copyOf(integral, capacity);
        arrived = Arrays.copyOf(arrived, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        completions = Arrays.copyOf(completions, capacity);
        failures = Arrays.copyOf(failures, capacity);
        rejections = Arrays.copyOf(rejections, capacity);
        lateWaits = Arrays.copyOf(lateWaits, capacity);
    }
}
