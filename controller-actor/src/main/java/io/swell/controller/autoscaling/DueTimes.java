package io.swell.controller.autoscaling;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * When which deployment is due though nothing happens to it. Each has one entry in the queue at most; one that comes to
 * be due later stays where it is and is put back when its time comes, so a deployment decided a thousand times before it
 * is due moves in the queue once.
 */
final class DueTimes<T> {

    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Entry<T>> queue = new PriorityQueue<>();

    /** Its place in the queue, kept by who is due. */
    static final class Slot<T> {
        private final T owner;
        private long dueMicros = NEVER;
        /** Of its entry in the queue, which is never later than what it is due. */
        private long queuedMicros = NEVER;

        Slot(T owner) {
            this.owner = owner;
        }
    }

    /** Stale once its owner has an earlier one. */
    private record Entry<T>(long atMicros, Slot<T> slot) implements Comparable<Entry<T>> {
        @Override
        public int compareTo(Entry<T> other) {
            return Long.compare(atMicros, other.atMicros);
        }
    }

    /** @param atMicros replaces what was set before; {@link #NEVER} for nothing by itself */
    void schedule(Slot<T> slot, long atMicros) {
        slot.dueMicros = atMicros;
        if (atMicros < slot.queuedMicros) {
            enqueue(slot);
        }
    }

    /** Hands out who is due, each once; it is due no more. */
    void takeDue(long nowMicros, Consumer<T> each) {
        for (Entry<T> next = queue.peek(); next != null && next.atMicros() <= nowMicros; next = queue.peek()) {
            Slot<T> slot = next.slot();
            if (slot.dueMicros <= nowMicros) {
                slot.dueMicros = NEVER;
                each.accept(slot.owner);
            }
            requeue(queue.remove());
        }
    }

    /** When somebody is due next. */
    long nextMicros() {
        Entry<T> next = queue.peek();
        while (next != null && next.atMicros() != next.slot().dueMicros) {
            requeue(queue.remove());
            next = queue.peek();
        }
        return next == null ? NEVER : next.atMicros();
    }

    /** An entry has left the queue; its owner gets another if it was the last and the owner is due again. */
    private void requeue(Entry<T> removed) {
        Slot<T> slot = removed.slot();
        if (slot.queuedMicros == removed.atMicros()) {
            slot.queuedMicros = NEVER;
            enqueue(slot);
        }
    }

    private void enqueue(Slot<T> slot) {
        if (slot.dueMicros != NEVER) {
            slot.queuedMicros = slot.dueMicros;
            queue.add(new Entry<>(slot.dueMicros, slot));
        }
    }
}
