package io.swell.simulator.timeline;

import java.util.Arrays;

/** A whole number over time that stays as it is from one change to the next. */
public final class StepLine {

    private double[] times = new double[64];
    private int[] values = new int[64];
    private int size;

    /** From now on it is this. */
    void add(double now, int value) {
        if (size > 0 && values[size - 1] == value) {
            return;
        }
        if (size > 0 && times[size - 1] == now) {
            size--;
        } else if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        times[size] = now;
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    /** When it became the value, in seconds. */
    public double time(int index) {
        return times[index];
    }

    public int value(int index) {
        return values[index];
    }

    /**
     * The same if it has few changes. Else a line with at most two changes in each of so many parts of its time: to the
     * highest value there, and to the last one. So no peak is lost.
     */
    StepLine thinned(int parts) {
        if (size <= 2 * parts) {
            return this;
        }
        StepLine line = new StepLine();
        double length = times[size - 1] / parts;
        int i = 0;
        while (i < size) {
            int part = (int) (times[i] / length);
            int highest = i;
            for (; i < size && (int) (times[i] / length) == part; i++) {
                if (values[i] > values[highest]) {
                    highest = i;
                }
            }
            line.add(times[highest], values[highest]);
            line.add(times[i - 1], values[i - 1]);
        }
        return line;
    }
}
