package io.swell.handle.routing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one process that wait for a slot of one deployment, first come first served. Shared by handles on
 * several threads (docs/adr/0041).
 *
 * <p>Only the head is ever woken, and it is woken whenever room may have appeared. It takes one slot and goes to the end
 * if it wants more, or leaves; either way the next head is woken, which looks for itself. So every slot finds a waiter,
 * nobody polls and nobody is overtaken for ever.
 *
 * <p>A waiter looks for room again after joining: a slot released before it stood here has woken nobody.
 */
public final class WaitingLine {

    /** One handle. Compared by identity; {@link #wake()} may be called from any thread and must not block. */
    @FunctionalInterface
    public interface Waiter {
        void wake();
    }

    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private boolean headWoken;
    /** Size of the line: lets the many who only ask whether somebody waits do without the lock. */
    private volatile int length;

    /** Whether nobody stands before this waiter. What wakes it from now on wakes it anew. */
    public boolean isTurnOf(Waiter waiter) {
        if (length == 0) {
            return true;
        }
        synchronized (this) {
            Waiter head = head();
            if (head == waiter) {
                headWoken = false;
            }
            return head == waiter || head == null;
        }
    }

    /** Stands at the end of the line, unless it stands in it already; says whether it is new. */
    public synchronized boolean join(Waiter waiter) {
        boolean isNew = waiters.add(waiter);
        length = waiters.size();
        return isNew;
    }

    /** Needs nothing any more. Harmless if it does not stand here. */
    public void leave(Waiter waiter) {
        if (length > 0) {
            wake(afterLeaving(waiter));
        }
    }

    /** Got a slot and wants another: lets all others go first. Harmless if it does not stand here. */
    public void passOn(Waiter waiter) {
        if (length > 1) {
            wake(afterPassingOn(waiter));
        }
    }

    /** Room may have appeared. The head is woken, unless it is {@code by}, who will look for itself right away. */
    public void slotFreed(@Nullable Waiter by) {
        if (length > 0) {
            wake(headUnless(by));
        }
    }

    private synchronized @Nullable Waiter afterLeaving(Waiter waiter) {
        boolean wasHead = head() == waiter;
        waiters.remove(waiter);
        length = waiters.size();
        return wasHead ? newHead() : null;
    }

    private synchronized @Nullable Waiter afterPassingOn(Waiter waiter) {
        if (waiters.size() < 2 || head() != waiter) {
            return null;
        }
        waiters.remove(waiter);
        waiters.add(waiter);
        return newHead();
    }

    private synchronized @Nullable Waiter headUnless(@Nullable Waiter by) {
        Waiter head = head();
        if (head == null || head == by || headWoken) {
            return null;
        }
        headWoken = true;
        return head;
    }

    private @Nullable Waiter newHead() {
        headWoken = !waiters.isEmpty();
        return head();
    }

    private @Nullable Waiter head() {
        return waiters.isEmpty() ? null : waiters.iterator().next();
    }

    private static void wake(@Nullable Waiter waiter) {
        if (waiter != null) {
            waiter.wake();
        }
    }
}
