package io.swell.controller.autoscaling.panic;

/**
 * The largest of what was recorded in the last {@code n} slots, each record at a slot no earlier than the one before. It
 * keeps only what can still become the largest: values that fall from the oldest to the newest. So a record costs O(1) over
 * time, and memory is fixed.
 */
public final class SlidingMaximum {

    private final long[] slots;
    private final int[] values;
    private int head;
    private int size;

    public SlidingMaximum(int slots) {
        this.slots = new long[slots];
        this.values = new int[slots];
    }

    /** Records a value and says the largest in the window that ends with its slot. */
    public int record(long slot, int value) {
        while (size > 0 && slots[head] <= slot - slots.length) {
            head = (head + 1) % slots.length;
            size--;
        }
        while (size > 0 && values[index(size - 1)] <= value) {
            size--;
        }
        if (size == 0 || slots[index(size - 1)] != slot) {
            slots[index(size)] = slot;
            values[index(size)] = value;
            size++;
        }
        return values[head];
    }

    private int index(int place) {
        return (head + place) % slots.length;
    }
}
